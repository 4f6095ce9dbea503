import type { Millis, ProgramTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { MediaSink } from "../media/sample.ts";
import type { Window, WindowLimits } from "./window.ts";

/** What may stand on a stage: an encoder's session, or the round-the-clock loop. */
export type SourceKind = "encoder" | "loop";

export interface StageOptions extends WindowLimits {
  readonly name: string;
  readonly clock: Clock;
  /** Length of a fragment, about. */
  readonly partMs: number;
  readonly log: Log;
  /** Prefix of media addresses; invented when left out. */
  readonly epoch?: string;
}

/** How the source on air is doing. Everything but `signal` and `connectedSince` of a StreamHealth, and those too. */
export interface StageHealth {
  readonly signal: SourceKind | "none";
  /** When the source on air was opened. */
  readonly connectedSince: ProgramTime | null;
  readonly bitrateKbps: number;
  readonly framesPerSecond: number;
  readonly keyframeIntervalMs: Millis | null;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly warnings: readonly string[];
}

/** One programme: sources come and go, the window goes on. */
export interface Stage {
  readonly name: string;
  readonly window: Window;
  open(kind: SourceKind): MediaSink;
  health(): StageHealth;
}
