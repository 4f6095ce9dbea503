/** What a recording holds: runs of picture with nothing between them. Pure. Rules PL80–PL82. */
import { between, later, type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { DatedSegment } from "./program-dates.ts";

/** Picture without a hole, on the programme clock. Half open. */
export interface Run {
  readonly from: ProgramTime;
  readonly to: ProgramTime;
}

/** Between two runs; `place` is where it stands in the recording. */
export interface Gap extends Run {
  readonly place: Millis;
}

/** Dates are whole milliseconds and durations are rounded: less than this is no hole. */
const HOLE = 250;
/** A pause shorter than this is one broadcast reconnecting, and not worth words. The archive cuts broadcasts at the same. */
const WORTH_MARKING = 60_000;

/** In order of the list; empty without dates. */
export function runsOf(segments: readonly DatedSegment[]): readonly Run[] {
  const runs: { from: ProgramTime; to: ProgramTime }[] = [];
  for (const { programDateTime, duration, gap } of segments) {
    if (programDateTime === null) return [];
    if (gap) continue;
    const from = programTime(programDateTime);
    const to = later(from, millis(duration * 1000));
    const run = runs.at(-1);
    if (run !== undefined && Math.abs(between(run.to, from)) < HOLE) run.to = to;
    else runs.push({ from, to });
  }
  return runs;
}

export const lengthOf = (runs: readonly Run[]): Millis =>
  millis(runs.reduce((sum, { from, to }) => sum + between(from, to), 0));

/** How much of the recording comes before `at`; a moment between two runs is where the later one begins. */
export function placeOf(runs: readonly Run[], at: ProgramTime): Millis {
  let before = 0;
  for (const { from, to } of runs) {
    if (at < to) return millis(before + Math.max(0, between(from, at)));
    before += between(from, to);
  }
  return millis(before);
}

/** The moment that stands `place` into the recording, clamped to it; `null` without any. */
export function momentAt(runs: readonly Run[], place: Millis): ProgramTime | null {
  let left = Math.max(0, place);
  for (const { from, to } of runs) {
    const length = between(from, to);
    if (left < length) return later(from, millis(left));
    left -= length;
  }
  return runs.at(-1)?.to ?? null;
}

export function gapsOf(runs: readonly Run[]): readonly Gap[] {
  const gaps: Gap[] = [];
  let place = 0;
  for (const [index, { from, to }] of runs.entries()) {
    const before = runs[index - 1];
    if (before !== undefined && between(before.to, from) >= WORTH_MARKING) {
      gaps.push({ from: before.to, to: from, place: millis(place) });
    }
    place += between(from, to);
  }
  return gaps;
}
