/** How long each item of a programme is planned to take. Pure. Rules RD3, RD4 in docs/spec/rundown.md. */
import { type Millis, millis, type ProgramTime } from "../time.ts";
import type { MeetingAbout, ProgrammeItem } from "./meeting-plan.ts";
import { dayEnd, type PlannedTime, zoneOf } from "./planned-times.ts";

export interface PlannedLength {
  /** `null`: nothing around it says. */
  readonly length: Millis | null;
  /** It shares the time between two known moments with others that say no length: good enough to forecast by, not to print. */
  readonly isGuess: boolean;
}

/** One for each item, in order. @param planned of `plannedTimes` */
export function plannedLengths(
  programme: readonly ProgrammeItem[],
  planned: readonly PlannedTime[],
  about: MeetingAbout,
): readonly PlannedLength[] {
  const lengths = programme.map(({ minutes }): PlannedLength => ({ length: said(minutes), isGuess: false }));
  for (const [first, { from, day }] of planned.entries()) {
    if (from === null) continue;
    const next = planned.findIndex((one, index) => index > first && one.from !== null);
    const group = programme.map((_, index) => index).slice(first, next < 0 ? undefined : next);
    const end = endOf(planned[next], day, about);
    const silent = group.filter((index) => programme[index]?.minutes === undefined);
    if (end === null || silent.length === 0) continue;
    const taken = group.reduce((sum, index) => sum + (said(programme[index]?.minutes) ?? 0), 0);
    const share = millis(Math.max(0, end - from - taken) / silent.length);
    for (const index of silent) lengths[index] = { length: share, isGuess: silent.length > 1 };
  }
  return lengths;
}

const said = (minutes: number | undefined): Millis | null => (minutes === undefined ? null : millis(minutes * 60_000));

/** Where the time until the next known moment of that day ends. */
function endOf(next: PlannedTime | undefined, day: string | null, about: MeetingAbout): ProgramTime | null {
  return next !== undefined && next.day === day ? next.from : dayEnd(about.days, day, zoneOf(about));
}
