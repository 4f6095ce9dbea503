/** Numbers and times as each language writes them. Times are the reader's own clock, 24 hours in both languages. */
import type { Millis, ProgramTime } from "../../shared/time.ts";
import { type Language, language } from "./language.ts";

const locales = { ru: "ru-RU", en: "en-GB" } as const satisfies Record<Language, string>;

/** `1 284` with a no-break space in Russian, `1,284` in English. */
export const formatNumber = (value: number): string => new Intl.NumberFormat(locales[language()]).format(value);

/** Seconds with tenths, so that a figure that runs does not change its width: `1,4` in Russian, `1.4` in English. */
export const formatSeconds = (duration: Millis): string =>
  new Intl.NumberFormat(locales[language()], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    duration / 1000,
  );

/** `11:42`; with a zone, by the clocks there. */
export const formatTime = (at: ProgramTime, timeZone?: string): string =>
  format(at, { hour: "2-digit", minute: "2-digit", timeZone });

/** `11:42:07` */
export const formatTimeWithSeconds = (at: ProgramTime): string =>
  format(at, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** `30 янв., 18:00`, `30 Jan, 18:00` */
export const formatDayAndTime = (at: ProgramTime): string =>
  format(at, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

/** `1:12:30`, `4:05`: hours only where there are any. */
export function formatDuration(duration: Millis): string {
  const whole = Math.max(0, Math.floor(duration / 1000));
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (count: number): string => String(count).padStart(2, "0");
  return hours === 0 ? `${minutes}:${two(seconds)}` : `${hours}:${two(minutes)}:${two(seconds)}`;
}

/** `30 января 2026 г.`, `30 January 2026` */
export const formatDate = (at: ProgramTime): string => format(at, { day: "numeric", month: "long", year: "numeric" });

const format = (at: ProgramTime, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locales[language()], { hourCycle: "h23", ...options }).format(at);
