import { translator } from "../../i18n/translator.ts";
import { en } from "./strings-en.ts";
import { ru } from "./strings-ru.ts";

export const t = translator({ ru, en });
