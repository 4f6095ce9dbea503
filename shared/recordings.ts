/** Recordings as the control room sees them. Types only. */
import type { Millis, ProgramTime } from "./time.ts";

/** One run of an encoder within a meeting, short reconnections included. */
export interface Broadcast {
  /** Names it in addresses: `A–Z a–z 0–9 _ -`, at most 80. */
  readonly id: string;
  /** The meeting it belongs to. */
  readonly slug: string;
  readonly stage: string;
  readonly from: ProgramTime;
  /** `null` while it is being recorded. */
  readonly until: ProgramTime | null;
  /** Of what can be played, gaps left out. */
  readonly duration: Millis;
  readonly bytes: number;
  /** Pieces of it are missing: the disk had no room for them, or failed. */
  readonly hasGaps: boolean;
}

/** How the disk is doing. */
export interface DiskState {
  readonly freeBytes: number;
  readonly floorBytes: number;
  /** Everything the archive holds, the rewind window included. */
  readonly usedBytes: number;
  /** `floor`: too little room, nothing is kept. `failing`: writes fail. `behind`: the disk is too slow, pieces are missing. */
  readonly writing: "on" | "floor" | "failing" | "behind";
}

export interface RecordingList {
  /** Newest first. */
  readonly broadcasts: readonly Broadcast[];
  readonly disk: DiskState;
  /** Days after which recordings are deleted; `null`: kept until somebody deletes them. */
  readonly keepDays: number | null;
}

/** As `GET /api/recordings` tells it. */
export interface ToldRecordings extends RecordingList {
  readonly titleBySlug: Readonly<Record<string, string>>;
}
