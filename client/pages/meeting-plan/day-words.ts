import { language } from "../../i18n/language.ts";

/** `2026-01-30` as people say it: «пт, 30 января 2026 г.». What is no day stays as it is written. */
export function dayWords(date: string, year = true): string {
  const utc = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(utc)) return date;
  return new Intl.DateTimeFormat(language() === "ru" ? "ru-RU" : "en-GB", {
    timeZone: "UTC",
    weekday: "short",
    day: "numeric",
    month: "long",
    ...(year ? { year: "numeric" } : {}),
  }).format(utc);
}
