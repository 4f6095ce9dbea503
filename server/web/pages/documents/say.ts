/** How the server's own Russian pages write days and times. */
import { type ProgramTime, programTime } from "../../../../shared/time.ts";
import type { MeetingAbout, MeetingDay } from "../../../../shared/timeline/meeting-plan.ts";

const zoneOf = ({ timeZone }: MeetingAbout): { readonly timeZone?: string } =>
  timeZone === undefined ? {} : { timeZone };

/** `11:42` by the clocks of the meeting's place. */
export const sayTime = (at: ProgramTime, about: MeetingAbout): string =>
  new Intl.DateTimeFormat("ru-RU", { hour: "2-digit", minute: "2-digit", ...zoneOf(about) }).format(at);

/** `30 января 2026 года` */
export const sayDay = (date: string): string =>
  `${new Intl.DateTimeFormat("ru-RU", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    .format(Date.parse(`${date}T00:00:00Z`))
    .replace(/\s*г\.?$/u, "")} года`;

/** `пятница` */
export const sayWeekday = (date: string): string =>
  new Intl.DateTimeFormat("ru-RU", { weekday: "long", timeZone: "UTC" }).format(Date.parse(`${date}T00:00:00Z`));

/** `30 января 2026 года, 10:30–13:00; 31 января 2026 года, 10:00`. Empty: not yet decided. */
export const sayDays = (days: readonly MeetingDay[]): string =>
  days.map(({ date, from, to }) => `${sayDay(date)}, ${to === undefined ? from : `${from}–${to}`}`).join("; ");

/** When it took place: as planned, else as it went. */
export function sayWhen(record: {
  readonly about: MeetingAbout;
  readonly openedAt: ProgramTime | null;
}): string | null {
  if (record.about.days.length > 0) return sayDays(record.about.days);
  if (record.openedAt === null) return null;
  const at = programTime(record.openedAt);
  return new Intl.DateTimeFormat("ru-RU", { day: "numeric", month: "long", year: "numeric", ...zoneOf(record.about) })
    .format(at)
    .replace(/\s*г\.?$/u, " года");
}
