import type { FileRef } from "../../shared/cards/field.ts";
import { language } from "../i18n/language.ts";
import { t } from "./strings.ts";

/** Where the server has an uploaded document; the reader's disk will call it by its own name. */
export const fileAddress = ({ file, name }: FileRef): string => `/f/${file}?name=${encodeURIComponent(name)}`;

/** `PDF, 1,2 МБ, 24 страницы` */
export const fileInWords = (file: FileRef): string =>
  [fileType(file), fileSize(file.bytes), file.pages === undefined ? "" : t("pages", { count: file.pages })]
    .filter(Boolean)
    .join(", ");

const fileType = ({ file }: FileRef): string => file.slice(file.lastIndexOf(".") + 1).toUpperCase();

/** `84 КБ`, `1,2 МБ`: thousands, as disks and browsers of today count. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return t("bytes", { size: String(bytes) });
  return bytes < 1_000_000
    ? t("kilobytes", { size: inWords(Math.round(bytes / 1000)) })
    : t("megabytes", { size: inWords(bytes / 1_000_000) });
}

const inWords = (size: number): string =>
  new Intl.NumberFormat(language() === "ru" ? "ru-RU" : "en-GB", { maximumFractionDigits: size < 10 ? 1 : 0 }).format(
    size,
  );
