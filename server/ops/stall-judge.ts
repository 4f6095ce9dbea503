/**
 * Tells a loop that hangs from a process that slept: a closed laptop, SIGSTOP or a starved container stop the watching
 * thread too, so the time it missed itself is nobody's fault (OP21). Pure: the caller looks at the clock.
 */
export class StallJudge {
  readonly #lookEveryMs: number;
  #beats: number;
  #lookedAt: number;
  #changedAt: number;

  /** @param lookEveryMs how often `stalledMs` will be called. */
  constructor(lookEveryMs: number, now: number, beats: number) {
    this.#lookEveryMs = lookEveryMs;
    this.#beats = beats;
    this.#lookedAt = now;
    this.#changedAt = now;
  }

  /** How long the heart has been still, in milliseconds that we were awake. */
  stalledMs(now: number, beats: number): number {
    const slept = now - this.#lookedAt - this.#lookEveryMs;
    this.#lookedAt = now;
    if (beats !== this.#beats) {
      this.#beats = beats;
      this.#changedAt = now;
    } else if (slept > this.#lookEveryMs) {
      this.#changedAt += slept;
    }
    return now - this.#changedAt;
  }
}
