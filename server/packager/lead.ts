import type { Ticks } from "../../shared/time.ts";
import type { AudioFrame } from "./audio-lane.ts";
import type { Lineup } from "./lineup.ts";

/** The track whose frames decide where to cut. */
export interface Lead {
  readonly lineup: Lineup;
  audio(frame: AudioFrame): void;
  /** Cuts and closes what is open. @param nextStart where the next segment begins; null: this was the last. */
  finish(nextStart: Ticks | null): void;
}

/** Segments end at the keyframe nearest to two seconds; where there are none, there (HL5). */
export const SEGMENT_SECONDS = 2;
