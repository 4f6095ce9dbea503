import { TICKS_PER_SECOND, type Ticks, ticks } from "../../shared/time.ts";

const REMEMBERED = 30;
const USUAL_SHARE = 0.25;
const UNMEASURED = ticks(TICKS_PER_SECOND / 30);

/**
 * Guesses how long a frame lasts before the next one tells. The mean of the usual gaps: RTMP rounds to milliseconds
 * (33, 33, 34), so a single gap is off by up to one, while a pause or a burst must not bend the guess.
 */
export class FrameInterval {
  readonly #gaps: number[] = [];
  #last: Ticks | null = null;
  #guess: Ticks | null = null;

  /** Null until two frames came. */
  get measured(): Ticks | null {
    return this.#guess;
  }

  get guess(): Ticks {
    return this.#guess ?? UNMEASURED;
  }

  observe(dts: Ticks): void {
    if (this.#last !== null && dts > this.#last) {
      this.#gaps.push(dts - this.#last);
      if (this.#gaps.length > REMEMBERED) this.#gaps.shift();
      this.#guess = usualGap(this.#gaps);
    }
    this.#last = dts;
  }
}

function usualGap(gaps: readonly number[]): Ticks {
  const sorted = gaps.toSorted((a, b) => a - b);
  const median = sorted[sorted.length >> 1] ?? UNMEASURED;
  const usual = sorted.filter((gap) => Math.abs(gap - median) <= median * USUAL_SHARE);
  return ticks(Math.round(usual.reduce((sum, gap) => sum + gap, 0) / usual.length));
}
