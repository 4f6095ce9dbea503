import type { DiskState } from "../../shared/recordings.ts";
import type { Millis } from "../../shared/time.ts";
import type { Happening } from "../meter.ts";

/** One stage at this moment. */
export interface StageReading {
  readonly stage: string;
  readonly signal: string;
  readonly bitrateKbps: number;
  readonly framesPerSecond: number;
  readonly keyframeIntervalMs: Millis | null;
  readonly warnings: readonly string[];
  /** How far viewers can rewind. */
  readonly windowSeconds: number;
  readonly windowBytes: number;
}

export interface DiskReading {
  readonly freeBytes: number;
  readonly sizeBytes: number;
  /** What recordings and the window take of it; `null`: not known. */
  readonly mediaBytes: number | null;
  /** `null`: not known. */
  readonly writing: DiskState["writing"] | null;
}

/** What the figures are made of: read when somebody asks, so that nobody pays while nobody asks. */
export interface Observed {
  readonly version: string;
  readonly isReady: () => boolean;
  readonly counts: () => ReadonlyMap<Happening, number>;
  readonly stalls: () => number;
  readonly sockets: () => number;
  /** Of all meetings; the median lag of the one that most people watch. */
  readonly audience: () => { readonly people: number; readonly playing: number; readonly medianLagMs: Millis | null };
  readonly stages: () => readonly StageReading[];
  readonly heldRequests: () => number;
  readonly disk: () => Promise<DiskReading>;
  /** Bytes of the database's files by their sort. */
  readonly database: () => Promise<Readonly<Record<"main" | "wal", number>>>;
  readonly descriptorLimit: number | null;
}
