import { TICKS_PER_SECOND, type Ticks, ticks } from "../../shared/time.ts";
import type { Sample } from "../media/sample.ts";
import type { AudioTrack } from "../media/track.ts";
import { audioFrameSeconds } from "./audio-frame.ts";

export interface AudioFrame {
  readonly startsAt: Ticks;
  readonly endsAt: Ticks;
  readonly data: Uint8Array;
}

/** How far an encoder's time stamps may stray from the count of samples before they are believed. */
const TOLERANCE: Ticks = ticks(0.06 * TICKS_PER_SECOND);

/**
 * Places frames of sound on the media clock by counting samples, for time stamps of RTMP are whole milliseconds.
 * Ends and starts are rounded from one running sum, so frames touch and nothing drifts (HL3).
 */
export class AudioLane {
  readonly track: AudioTrack;
  /** Where the next frame starts, unrounded. Null before the first. */
  #next: number | null = null;

  constructor(track: AudioTrack) {
    this.track = track;
  }

  /** @returns null for a frame that came too early for its time: dropped, so that sound does not run ahead of picture. */
  place(sample: Sample): AudioFrame | null {
    const duration = audioFrameSeconds(this.track, sample.data) * TICKS_PER_SECOND;
    const counted = this.#next ?? sample.dts;
    if (sample.dts < counted - TOLERANCE) return null;
    const start = sample.dts > counted + TOLERANCE ? sample.dts : counted;
    this.#next = start + duration;
    return { startsAt: ticks(Math.round(start)), endsAt: ticks(Math.round(this.#next)), data: sample.data };
  }
}
