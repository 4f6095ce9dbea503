import type { FileRef } from "../../shared/cards/field.ts";
import { fileSize } from "../../shared/cards/file-size.ts";
import { language } from "../i18n/language.ts";
import { t } from "./strings.ts";

/** Where the server has an uploaded document; the reader's disk will call it by its own name. */
export const fileAddress = ({ file, name }: FileRef): string => `/f/${file}?name=${encodeURIComponent(name)}`;

/** `PDF, 1,2 МБ, 24 страницы` */
export const fileInWords = (file: FileRef): string =>
  [fileType(file), fileSize(file.bytes, language()), file.pages === undefined ? "" : t("pages", { count: file.pages })]
    .filter(Boolean)
    .join(", ");

const fileType = ({ file }: FileRef): string => file.slice(file.lastIndexOf(".") + 1).toUpperCase();
