import type { AgendaSummary, TimeWarning } from "./agenda-times.ts";
import { dayWords } from "./day-words.ts";
import { t } from "./strings.ts";

export function warningWords(warning: TimeWarning): string {
  switch (warning.kind) {
    case "overlap":
      return t("warning.overlap", { count: warning.minutes });
    case "backwards":
      return t("warning.backwards");
    case "late":
      return t("warning.late", { until: warning.until });
  }
}

/** «6 пунктов, 2 ч 15 мин, закончится в 12:45» */
export function summaryWords({ count, minutes, end }: AgendaSummary, severalDays: boolean): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const length = hours === 0 ? t("onlyMinutes", { minutes: rest }) : t("hours", { hours, minutes: rest });
  const ends =
    end === null
      ? null
      : severalDays && end.date !== null
        ? t("endsOn", { date: dayWords(end.date, false), time: end.time })
        : t("ends", { time: end.time });
  return [t("items", { count }), minutes === 0 ? null : length, ends].filter((part) => part !== null).join(", ");
}
