import { language } from "../i18n/language.ts";
import { t } from "./card-strings.ts";
import type { MeetingClock } from "./meeting-clock.ts";

/** `30 января, Екатеринбург, стандартное время`: the day and the clocks that a time of day is meant by. */
export function momentWords(at: number, { timeZone }: MeetingClock): string {
  const locale = language() === "ru" ? "ru-RU" : "en-GB";
  const say = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const zone = say({ timeZoneName: "long" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  return t("momentDay", { day: say({ day: "numeric", month: "long" }).format(at), zone: zone ?? timeZone });
}
