import { between, type ProgramTime } from "../../shared/time.ts";

const WINDOW_SECONDS = 10;

/** Lets an average through, and bursts of up to ten seconds of it: keyframes and catching up after a pause are not abuse. RT34. */
export class BitrateCap {
  readonly #bytesPerMs: number;
  readonly #full: number;
  #left: number;
  #at: ProgramTime;

  constructor(bitsPerSecond: number, now: ProgramTime) {
    this.#bytesPerMs = bitsPerSecond / 8 / 1000;
    this.#full = this.#bytesPerMs * 1000 * WINDOW_SECONDS;
    this.#left = this.#full;
    this.#at = now;
  }

  /** Whether these bytes still fit. */
  take(bytes: number, now: ProgramTime): boolean {
    if (this.#full === Number.POSITIVE_INFINITY) return true;
    this.#left = Math.min(this.#full, this.#left + between(this.#at, now) * this.#bytesPerMs) - bytes;
    this.#at = now;
    return this.#left >= 0;
  }
}
