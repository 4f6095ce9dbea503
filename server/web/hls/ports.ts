import type { InitSegment } from "../../packager/segment.ts";
import type { SegmentFacts } from "../../packager/segment-store.ts";

/** A segment that is on the disk. */
export interface ShelvedSegment {
  /**
   * All of it.
   * @throws whatever the disk says; a `problem` of `gone` in the error: it was deleted meanwhile.
   */
  read(): Promise<Uint8Array>;
  /** Length of each fragment in bytes. */
  readonly fragmentBytes: readonly number[];
}

/** Media that windows do not list: recordings, and what has just left. By its name, which is for good. */
export interface MediaLibrary {
  find(stage: string, epoch: string, number: number): Promise<ShelvedSegment | null>;
  findInit(stage: string, epoch: string, id: number): Promise<InitSegment | null>;
}

/** All that was recorded of one meeting. */
export interface Replay {
  readonly stage: string;
  /** Oldest first. */
  readonly segments: readonly SegmentFacts[];
}

export interface ReplayLibrary {
  /** `null`: nothing was recorded under this name. */
  replay(slug: string): Promise<Replay | null>;
  /** Another number whenever `replay` would answer something else. */
  version(slug: string): number;
}
