import type { ProgramTime } from "../../../shared/time.ts";
import type { ArchivedSegment } from "../archived-segment.ts";

/** A recording as it becomes one MP4 file. Segments oldest first, at least one. */
export interface Film {
  readonly title: string;
  /** Of its first frame. */
  readonly startedAt: ProgramTime;
  readonly segments: readonly FilmSegment[];
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
