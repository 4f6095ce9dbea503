import { language } from "../i18n/language.ts";

/** `2026-12-01` as `1 декабря 2026 года`, `1 December 2026`. A day has no zone: it is the same one everywhere. */
export function dateInWords(day: string): string {
  const [locale, year] = language() === "ru" ? (["ru-RU", "\u00a0года"] as const) : (["en-GB", ""] as const);
  const said = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return said
    .format(Date.parse(day))
    .replace(/\s*г\.$/u, year)
    .replace(/^(\d+) /u, "$1\u00a0");
}
