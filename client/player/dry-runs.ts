import type { Millis } from "../../shared/time.ts";

/** A stall longer than this is an outage: longer parts would not have helped. */
const SHORT_STALL = 1500;
/** Browsers say that they wait after a seek, too. */
const SEEK_SETTLES = 500;

/** Tells a buffer that ran out because a part came late from all else that browsers call waiting. Times come from the caller. */
export class DryRuns {
  #since: Millis | null = null;
  #soughtAt = Number.NEGATIVE_INFINITY;

  sought(now: Millis): void {
    this.#soughtAt = now;
  }

  /** The browser waits for data. `true`: under a picture that moved just now, so the buffer ran out. */
  waits(now: Millis, wasMoving: boolean): boolean {
    if (!wasMoving || now - this.#soughtAt < SEEK_SETTLES) return false;
    this.#since = now;
    return true;
  }

  /** The picture moves again. `true`: it was a part that came late. */
  plays(now: Millis): boolean {
    const wasShort = this.#since !== null && now - this.#since < SHORT_STALL;
    this.#since = null;
    return wasShort;
  }

  /** Another source: the wait for it was no part that came late. */
  forget(): void {
    this.#since = null;
  }
}
