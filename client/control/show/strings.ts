import { translator } from "../../i18n/translator.ts";
import { en } from "./strings-en.ts";
import { ru } from "./strings-ru.ts";

/** The words of rehearsal, clock mode and readiness. */
export const t = translator({ ru, en });
