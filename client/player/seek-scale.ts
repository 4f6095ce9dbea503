/** Where times stand on the seek bar. Pure. Rules PL50, PL52, PL82. */
import { between, later, type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import type { ProgramWindow } from "./engine.ts";
import type { SeekMark } from "./mark.ts";
import { type Gap, gapsOf, lengthOf, momentAt, placeOf, type Run } from "./runs.ts";

/** What the bar draws: so much time, and where a moment of the programme stands in it. */
export interface SeekScale {
  readonly window: ProgramWindow;
  readonly length: Millis;
  /** From 0 to `length`. */
  placeOf(at: ProgramTime): Millis;
  /** Clamped to the scale. */
  momentAt(place: Millis): ProgramTime;
  /** What the scale leaves out. */
  readonly gaps: readonly Gap[];
}

/** The rewind window: by the clock, outages and all. */
export function windowScale(window: ProgramWindow): SeekScale {
  const length = between(window.from, window.to);
  const within = (place: number): Millis => millis(Math.min(length, Math.max(0, place)));
  return {
    window,
    length,
    placeOf: (at) => within(between(window.from, at)),
    momentAt: (place) => later(window.from, within(place)),
    gaps: [],
  };
}

/** A recording: what there is to see, without the breaks. `null` when there is nothing. */
export function recordingScale(runs: readonly Run[]): SeekScale | null {
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    window: { from: first.from, to: last.to },
    length: lengthOf(runs),
    placeOf: (at) => placeOf(runs, at),
    momentAt: (place) => momentAt(runs, place) ?? first.from,
    gaps: gapsOf(runs),
  };
}

/** Nearer to a mark than this is at the mark. */
const AT_MARK = 500;

/** From 0 (the beginning) to 1 (the end). */
export const shareOf = (at: ProgramTime, scale: SeekScale): number => shareOfPlace(scale.placeOf(at), scale);

export const shareOfPlace = (place: Millis, { length }: SeekScale): number => (length === 0 ? 1 : place / length);

export const momentAtShare = (share: number, scale: SeekScale): ProgramTime =>
  scale.momentAt(millis(share * scale.length));

export const marksWithin = (marks: readonly SeekMark[], { window }: SeekScale): readonly SeekMark[] =>
  marks.filter(({ at }) => at >= window.from && at <= window.to);

/** The nearest mark to one side of `at`; `null` when there is none. */
export function neighbourMark(marks: readonly SeekMark[], at: ProgramTime, side: "before" | "after"): SeekMark | null {
  return side === "before"
    ? (marks.findLast((mark) => mark.at < at - AT_MARK) ?? null)
    : (marks.find((mark) => mark.at > at + AT_MARK) ?? null);
}

/** The mark stood at, if any. */
export const markAt = (marks: readonly SeekMark[], at: ProgramTime): SeekMark | null =>
  marks.find((mark) => Math.abs(mark.at - at) <= AT_MARK) ?? null;

/** Of the bar's length: what words under a gap need to either side. */
const ROOM_FOR_WORDS = 0.12;

/** Whether the words of each gap have room under it. */
export function areApart({ gaps, length }: SeekScale): boolean {
  const places = [0, ...gaps.map(({ place }) => place), length];
  return places.every((place, index) => index === 0 || place - (places[index - 1] ?? 0) >= length * ROOM_FOR_WORDS * 2);
}
