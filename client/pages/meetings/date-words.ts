import type { MeetingDay } from "../../../shared/timeline/meeting-plan.ts";
import { language } from "../../i18n/language.ts";

/** «30 января 2026 г., 10:00–13:00», «30 января — 1 февраля 2026 г.»; empty without days. */
export function daysWords(days: readonly MeetingDay[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return "";
  const format = new Intl.DateTimeFormat(language() === "ru" ? "ru-RU" : "en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const moment = ({ date }: MeetingDay): Date => new Date(`${date}T00:00:00Z`);
  if (days.length > 1) return format.formatRange(moment(first), moment(last));
  return `${format.format(moment(first))}, ${first.to === undefined ? first.from : `${first.from}–${first.to}`}`;
}
