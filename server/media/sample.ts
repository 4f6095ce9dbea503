import type { Millis, ProgramTime, Ticks } from "../../shared/time.ts";
import type { Track, TrackType } from "./track.ts";

/** One access unit in decode order. Its bytes are its own: nobody reuses or changes them. */
export interface Sample {
  readonly type: TrackType;
  /** Decode time, unwrapped, since the session's first sample or later. */
  readonly dts: Ticks;
  /** Presentation minus decode time; may be negative. 0 for audio. */
  readonly compositionOffset: Ticks;
  readonly isKeyframe: boolean;
  /** Length-prefixed NAL units for AVC and HEVC, raw AAC frame, Opus packet, AV1 temporal unit. */
  readonly data: Uint8Array;
  /** When its last byte arrived, on the programme clock. Ingest's clock, monotonic within a session. */
  readonly arrivedAt: ProgramTime;
}

/** What a publishing session says, in order. A source is the encoder's session or the playout's loop. */
export type MediaEvent =
  /** A track begins, or its codec configuration changed (which makes a discontinuity). Always before its first sample. */
  | { readonly type: "track"; readonly track: Track }
  | { readonly type: "sample"; readonly sample: Sample }
  /** Timestamps jumped: what follows is on a new time base. */
  | { readonly type: "jump"; readonly byMs: Millis };

/** Takes what a source says. Never throws to the source; a closed sink ignores what still comes. */
export interface MediaSink {
  push(event: MediaEvent): void;
  /** The source is over. Open parts are closed and listed. */
  end(reason: string): void;
}
