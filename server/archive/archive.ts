import type { Broadcast, DiskState } from "../../shared/recordings.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { InitSegment } from "../packager/segment.ts";
import type { SegmentStore } from "../packager/segment-store.ts";
import type { ArchivedSegment } from "./archived-segment.ts";
import type { Claim } from "./claims.ts";

export interface ArchiveOptions {
  /** `{dataDir}/media`. Made when it is not there. */
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Below this much free disk nothing is kept; 0: never. */
  readonly floorBytes: number;
  /** Bound of what was read back, all stages and replays together. */
  readonly cacheBytes: number;
  /** Room left for us; asked every few seconds. Left out: the file system's own figure. */
  readonly freeBytes?: () => Promise<number>;
}

/** Names a segment for good. */
export type SegmentName = { readonly epoch: string; readonly number: number };

/** All segments on the disk: the rewind windows of all stages, and what meetings want kept. `Archive.open` makes it. */
export interface Archive {
  /** What the stage's window writes to. One for each name. */
  stage(name: string): StageArchive;
  /**
   * All that meetings want kept, whenever that changes: at start, and at each opening, closing and deletion of a meeting.
   * Nothing is deleted before the first call. A stage's next segment begins a new reel where claims begin and end.
   */
  setClaims(claims: readonly Claim[]): void;
  /** `null` when there is no such segment (any more). */
  find(stage: string, epoch: string, number: number): Promise<ArchivedSegment | null>;
  findInit(stage: string, epoch: string, id: number): Promise<InitSegment | null>;
  /** Newest first. */
  broadcasts(): Promise<readonly Broadcast[]>;
  /** Oldest first; `null` when there is no such broadcast. */
  segmentsOf(broadcastId: string): Promise<readonly ArchivedSegment[] | null>;
  /** All that was kept of a meeting, oldest first, loop left out; empty when there is nothing. */
  replay(slug: string): Promise<readonly ArchivedSegment[]>;
  /** Changes whenever `replay(slug)` would answer something else. Means nothing to another run of the server. */
  replayVersion(slug: string): number;
  /** Deletes a broadcast for good, out of rewind windows too. `on-air` while it is being recorded: nothing was done. */
  drop(broadcastId: string): Promise<"dropped" | "unknown" | "on-air">;
  /** One listener: told which segments of a stage are no more after a `drop` or `expire`. */
  onDropped(listener: (stage: string, isDropped: (segment: SegmentName) => boolean) => void): void;
  /** Deletes broadcasts that ended more than so many days ago; `null`: none. Call it now and then. */
  expire(keepDays: number | null): Promise<void>;
  disk(): DiskState;
  /** Writes what waits, for at most a few seconds, and closes the files. */
  close(): Promise<void>;
}

/** The disk of one stage. */
export interface StageArchive extends SegmentStore {
  /** What an earlier run left that ends after `since`, oldest first. */
  restored(since: ProgramTime): Promise<readonly ArchivedSegment[]>;
}
