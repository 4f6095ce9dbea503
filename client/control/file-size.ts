import { formatNumber } from "../i18n/format.ts";
import { t } from "./card-strings.ts";

const KB = 1024;

/** `980 байт`, `12 КБ`, `1,4 МБ`: as a person names the size of a file. */
export function fileSize(bytes: number): string {
  if (bytes < KB) return t("bytes.b", { value: formatNumber(bytes) });
  if (bytes < KB * KB) return t("bytes.kb", { value: formatNumber(Math.round(bytes / KB)) });
  return t("bytes.mb", { value: formatNumber(Math.round((bytes / KB / KB) * 10) / 10) });
}
