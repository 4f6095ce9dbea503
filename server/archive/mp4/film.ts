import type { Millis, ProgramTime } from "../../../shared/time.ts";
import type { ArchivedSegment } from "../archived-segment.ts";

/** A recording as it becomes one MP4 file. Segments oldest first, at least one. */
export interface Film {
  readonly title: string;
  /** Of its first frame. */
  readonly startedAt: ProgramTime;
  readonly segments: readonly FilmSegment[];
  /** What of it players show, by an edit list: the rest is in the file and is passed over (BZ201). Left out: all. */
  readonly shown?: FilmSpan;
}

/** On the film's own clock: its first frame stands at 0. */
export interface FilmSpan {
  readonly from: Millis;
  readonly until: Millis;
}

/** What is asked of a segment: it is read in pieces, past the cache. */
export type FilmSegment = Pick<
  ArchivedSegment,
  "epoch" | "number" | "init" | "isDiscontinuity" | "fragmentBytes" | "readRange"
>;

/** What was recorded is not what our packager writes: damage on the disk, or a defect of ours. */
export class FilmFault extends Error {
  override readonly name = "FilmFault";
}
