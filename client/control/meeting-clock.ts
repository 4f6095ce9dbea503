/** Times of day as a card's form takes them. Pure. */
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { MeetingAbout } from "../../shared/timeline/meeting-plan.ts";
import { localTime, momentIn } from "../../shared/zone.ts";

export interface MeetingClock {
  /** IANA name: the meeting's own, or this machine's where the meeting has none. */
  readonly timeZone: string;
  /** The meeting's days, `2026-01-30`, in order. */
  readonly days: readonly string[];
  readonly now: ProgramTime;
}

export const clockOf = (
  { timeZone, days }: Pick<MeetingAbout, "timeZone" | "days">,
  now: ProgramTime,
): MeetingClock => ({
  timeZone: timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  days: days.map(({ date }) => date),
  now,
});

const HALF_A_DAY_MS = 43_200_000;

/**
 * The moment that `time` (`10:30`) means: today, while the meeting is on or has no days; before it, on its first day.
 * What was more than half a day ago today means tomorrow: a night session returns after midnight.
 * @throws RangeError for a time that is none.
 */
export function momentOf(time: string, { timeZone, days, now }: MeetingClock): ProgramTime {
  const today = localTime(now, timeZone).date;
  const [first] = days;
  if (first !== undefined && first > today) return momentIn({ date: first, time }, timeZone);
  const moment = momentIn({ date: today, time }, timeZone);
  return now - moment > HALF_A_DAY_MS ? momentIn({ date: dayAfter(today), time }, timeZone) : moment;
}

/** `10:30`, as the meeting's clocks show it; what a time field takes. */
export const timeOf = (moment: number, { timeZone }: MeetingClock): string =>
  localTime(programTime(moment), timeZone).time;

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
