import type { Millis, ProgramTime } from "../../shared/time.ts";
import type { InitSegment, SourceKind } from "./segment.ts";

/** A closed segment on its way to the disk. */
export interface SegmentToKeep extends SegmentFacts {
  /** Its fragments' bytes in order. They are not changed by anybody from here on. */
  readonly chunks: readonly Uint8Array[];
}

/** What is known of a closed segment wherever its bytes are. */
export interface SegmentFacts {
  readonly epoch: string;
  /** Its media sequence number; with `epoch` its name in addresses, for good. */
  readonly number: number;
  readonly init: InitSegment;
  readonly source: SourceKind;
  readonly isDiscontinuity: boolean;
  /** Discontinuities of the stage up to and with its own: players hold its time base under this number (HL15). */
  readonly discontinuity: number;
  readonly startsAt: ProgramTime;
  readonly duration: Millis;
}

/** A closed segment that can be had from the disk. */
export interface StoredSegment extends SegmentFacts {
  readonly bytes: number;
  /**
   * All of its bytes, through a bounded cache; readers of the same moment share one read.
   * @throws when it was deleted meanwhile, or the disk fails.
   */
  read(): Promise<Uint8Array>;
}

/** What one stage's window needs of the disk. `server/archive` implements it; without one a window lives in memory alone. */
export interface SegmentStore {
  /**
   * Takes a closed segment; in order of cutting. Never throws and never holds the caller up.
   * @returns when it can be read back; `null` when it was not kept (no room, a failing or hopelessly slow disk).
   */
  keep(segment: SegmentToKeep): Promise<StoredSegment | null>;
  /** Called when a window lists nothing from before `oldest` any more. */
  forget(oldest: ProgramTime): void;
}
