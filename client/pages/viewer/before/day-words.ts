/** Days and times of the plan in words: by the clocks of the meeting's place, and by the reader's where they differ. */
import { millis, type ProgramTime } from "../../../../shared/time.ts";
import { localTime } from "../../../../shared/zone.ts";
import { language } from "../../../i18n/language.ts";
import { t } from "./strings.ts";

const locale = () => (language() === "ru" ? "ru-RU" : "en-GB");
const readersZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const format = (at: ProgramTime, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(), { timeZone, hourCycle: "h23", ...options }).format(at);

/** `10:30` */
export const timeIn = (at: ProgramTime, zone: string): string => localTime(at, zone).time;

/** `30 января`, `30 January` */
export const dayIn = (at: ProgramTime, zone: string): string => format(at, zone, { day: "numeric", month: "long" });

/** `Пятница, 30 января 2026 года, 10:30` */
export function whenInWords(at: ProgramTime, zone: string): string {
  const weekday = format(at, zone, { weekday: "long" });
  const year = format(at, zone, { year: "numeric" });
  const day = `${dayIn(at, zone)} ${language() === "ru" ? `${year}\u00a0года` : year}`.replace(" ", "\u00a0");
  return `${weekday.charAt(0).toLocaleUpperCase(locale())}${weekday.slice(1)}, ${day}, ${timeIn(at, zone)}`;
}

/** `12:30`, or `31 января, 00:30` where it is another day there; `null`: the reader's clocks show the same. */
export function readersTime(at: ProgramTime, zone: string, reader = readersZone()): string | null {
  const [there, here] = [localTime(at, zone), localTime(at, reader)];
  if (there.date === here.date && there.time === here.time) return null;
  return there.date === here.date ? here.time : `${dayIn(at, reader)}, ${here.time}`;
}

/** `завтра в 10:00`, `2 февраля в 10:00` */
export function nextDayInWords(at: ProgramTime, now: ProgramTime, zone: string): string {
  const time = timeIn(at, zone);
  const day = localTime(at, zone).date;
  if (day === localTime(now, zone).date) return t("todayAt", { time });
  const isTomorrow = Date.parse(day) - Date.parse(localTime(now, zone).date) === millis(86_400_000);
  return isTomorrow ? t("tomorrowAt", { time }) : t("dayAt", { day: dayIn(at, zone), time });
}
