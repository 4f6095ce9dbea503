import { later, type Millis, millis, type ProgramTime, programTime } from "../../../shared/time.ts";

export interface Timed {
  readonly startsAt: ProgramTime;
  readonly duration: Millis;
}

/** What there is of a span, and where it lies in the segments that hold it. */
export interface Stretch<Segment> {
  /** Oldest first. */
  readonly segments: readonly Segment[];
  /** What is there of the span. */
  readonly from: ProgramTime;
  readonly to: ProgramTime;
  /** From the first segment's beginning to `from`. */
  readonly leadMs: Millis;
  /** Of what is shown: what is missing between is not waited for. */
  readonly durationMs: Millis;
  /** Of all the segments. */
  readonly wholeMs: Millis;
}

const endOf = ({ startsAt, duration }: Timed): ProgramTime => later(startsAt, duration);

/** @param kept oldest first. @returns `null` when none of it is kept. */
export function stretchOf<Segment extends Timed>(
  kept: readonly Segment[],
  { from, to }: { readonly from: ProgramTime; readonly to: ProgramTime },
): Stretch<Segment> | null {
  const segments = kept.filter((one) => endOf(one) > from && one.startsAt < to);
  const [first, last] = [segments[0], segments.at(-1)];
  if (first === undefined || last === undefined) return null;
  const begins = programTime(Math.max(from, first.startsAt));
  const ends = programTime(Math.min(to, endOf(last)));
  const wholeMs = segments.reduce((sum, { duration }) => sum + duration, 0);
  // Whole milliseconds, as reviewers' trims are; never past the frame that begins with the span.
  const leadMs = Math.floor(begins - first.startsAt);
  const tailMs = endOf(last) - ends;
  return {
    ...{ segments, from: begins, to: ends },
    ...{
      leadMs: millis(leadMs),
      durationMs: millis(Math.max(0, Math.round(wholeMs - leadMs - tailMs))),
      wholeMs: millis(wholeMs),
    },
  };
}
