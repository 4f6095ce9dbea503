/** A meeting's days as moments: what the page waits for before and between them. Pure (VW47–VW49). */
import { later, millis, type ProgramTime } from "../../../shared/time.ts";
import { dayEnd, dayStart, plannedTimes, zoneOf } from "../../../shared/timeline/planned-times.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { localTime } from "../../../shared/zone.ts";

/** One day of the meeting. */
export interface Sitting {
  /** `2026-01-30`, by the clocks of the meeting's place. */
  readonly date: string;
  readonly from: ProgramTime;
  /** `null`: nobody said when it ends. */
  readonly to: ProgramTime | null;
}

type Planned = Pick<MeetingRecord, "about" | "programme">;

/** In order. None: the day is not decided, whatever the programme's hours say. */
export function sittingsOf({ about, programme }: Planned): readonly Sitting[] {
  const zone = zoneOf(about);
  const days = about.days.flatMap(({ date }): readonly Sitting[] => {
    const from = dayStart(about.days, date, zone);
    return from === null ? [] : [{ date, from, to: dayEnd(about.days, date, zone) }];
  });
  if (days.length > 0) return days;
  const from = plannedTimes(programme, about).find((time) => time.from !== null)?.from ?? null;
  return from === null ? [] : [{ date: localTime(from, zone).date, from, to: null }];
}

/** The day that a planned meeting waits for: the first that is not over yet. `null`: all are, or none is decided. */
export function awaitedSitting(record: Planned, now: ProgramTime): Sitting | null {
  const today = localTime(now, zoneOf(record.about)).date;
  return sittingsOf(record).find(({ date, to }) => (to === null ? today <= date : now < to)) ?? null;
}

/** A signal that is lost for this long after a day's planned end, or in its midst, means that the day is over. */
const QUIET_AFTER_END = millis(2 * 60_000);
const QUIET_IN_MIDST = millis(30 * 60_000);

/** Of an open meeting without a signal: the next day, when this one is over. `null`: it is not, or there is none. */
export function nextSitting(record: MeetingRecord, now: ProgramTime): Sitting | null {
  const sittings = sittingsOf(record);
  const ahead = sittings.findIndex(({ from }) => from > now);
  const [latest, next] = [sittings[ahead - 1], sittings[ahead]];
  if (latest === undefined || next === undefined) return null;
  const isPastEnd = latest.to !== null && latest.to <= now;
  const isQuiet =
    record.signalLostAt === null || later(record.signalLostAt, isPastEnd ? QUIET_AFTER_END : QUIET_IN_MIDST) <= now;
  return isQuiet ? next : null;
}
