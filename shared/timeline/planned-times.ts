/** When each item of a programme is to begin and to end. Pure. Rules RL1–RL3 in docs/spec/ruler.md. */
import { later, millis, type ProgramTime } from "../time.ts";
import { localTime, momentIn } from "../zone.ts";
import type { MeetingAbout, MeetingDay, ProgrammeItem } from "./meeting-plan.ts";

/** `null`: nobody has said, and it does not follow from what stands before it. */
export interface PlannedTime {
  readonly from: ProgramTime | null;
  readonly to: ProgramTime | null;
  /** `2026-01-30`, by the clocks of the meeting's place. */
  readonly day: string | null;
}

/** One for each item, in order. */
export function plannedTimes(programme: readonly ProgrammeItem[], about: MeetingAbout): readonly PlannedTime[] {
  const zone = zoneOf(about);
  const starts = plannedStarts(programme, about.days, zone);
  return programme.map(({ minutes }, index) => {
    const from = starts[index] ?? null;
    if (from === null) return { from: null, to: null, day: null };
    const day = localTime(from, zone).date;
    const next = starts.slice(index + 1).find((start) => start !== null && start > from) ?? null;
    const to = minutes === undefined ? null : later(from, minutesLong(minutes));
    // A day ends before the next one's first item begins.
    const isNextOfDay = next !== null && localTime(next, zone).date === day;
    const until = isNextOfDay ? next : dayEnd(about.days, day, zone);
    return { from, to: earlier(to ?? until, isNextOfDay ? next : null), day };
  });
}

/** The zone whose clocks the meeting is planned by. */
export const zoneOf = ({ timeZone }: MeetingAbout): string =>
  timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

/** When that day is to begin, or to end; `null`: not decided. */
export function dayStart(days: readonly MeetingDay[], date: string | null, zone: string): ProgramTime | null {
  const day = days.find((one) => one.date === date);
  return day === undefined ? null : momentOf(day.date, day.from, zone);
}

export function dayEnd(days: readonly MeetingDay[], date: string | null, zone: string): ProgramTime | null {
  const day = days.find((one) => one.date === date);
  return day?.to === undefined ? null : momentOf(day.date, day.to, zone);
}

/** As said, or read off the item's clock, or when the item before it is over. */
function plannedStarts(
  programme: readonly ProgrammeItem[],
  days: readonly MeetingDay[],
  zone: string,
): readonly (ProgramTime | null)[] {
  let day = 0;
  let clock = "";
  let after: ProgramTime | null = null;
  return programme.map(({ startsAt, time, minutes }, index) => {
    const isOnClock = startsAt === undefined && time !== undefined && /^\d\d:\d\d$/.test(time);
    // The clock goes back: the programme has come to its next day.
    if (isOnClock && time < clock) day += 1;
    if (isOnClock) clock = time;
    const onClock = isOnClock ? momentOf(days[day]?.date, time, zone) : null;
    const first = index === 0 ? momentOf(days[0]?.date, days[0]?.from, zone) : null;
    const from: ProgramTime | null = startsAt ?? onClock ?? after ?? first;
    after = from === null || minutes === undefined ? null : later(from, minutesLong(minutes));
    return from;
  });
}

function momentOf(date: string | undefined, time: string | undefined, zone: string): ProgramTime | null {
  if (date === undefined || time === undefined) return null;
  try {
    return momentIn({ date, time }, zone);
  } catch {
    // A day or zone that is none: planned by hand, by an import, by another version. Then nothing is known.
    return null;
  }
}

const minutesLong = (minutes: number) => millis(minutes * 60_000);

const earlier = (one: ProgramTime | null, other: ProgramTime | null): ProgramTime | null =>
  one === null || other === null ? one : one < other ? one : other;
