import { TICKS_PER_SECOND, type Ticks, ticks } from "../../shared/time.ts";

/** 60 ms: beyond rounding and jitter, below what an ear or an eye would notice as out of step. */
const LARGEST_JITTER = (60 * TICKS_PER_SECOND) / 1000;

/**
 * Times audio by counting its samples, because FLV rounds a 21.33 ms frame to whole milliseconds and players hear the seams.
 * Follows the encoder's own time again once the two are 60 ms apart: a lost frame, another clock. RT23.
 */
export class AudioClock {
  readonly #ratePerSecond: number;
  #anchor: Ticks | null = null;
  #counted = 0;

  constructor(ratePerSecond: number) {
    this.#ratePerSecond = ratePerSecond;
  }

  /** @param length of the packet, in samples. */
  place(said: Ticks, length: number): Ticks {
    const due = this.#due();
    const isInStep = due !== null && Math.abs(said - due) <= LARGEST_JITTER;
    if (!isInStep) {
      this.#anchor = said;
      this.#counted = 0;
    }
    this.#counted += length;
    return isInStep ? due : said;
  }

  #due(): Ticks | null {
    if (this.#anchor === null) return null;
    return ticks(this.#anchor + Math.round((this.#counted * TICKS_PER_SECOND) / this.#ratePerSecond));
  }
}
