/** Watches round trips and stalls, and says when another of the stage's playlists suits better. */
import { type Millis, millis } from "../../shared/time.ts";
import type { Delay } from "./delay.ts";
import { choosePartLength, type PartLength, USUAL_FRAGMENT } from "./part-choice.ts";
import { RoundTrips } from "./round-trips.ts";

const UNSTEADY_WITHIN = 60_000;
const UNSTEADY_STALLS = 2;
/** So long shorter parts are not tried again: each change breaks the picture, and a round trip near the limit would bring one every minute. */
const LESSON_HOLDS = 300_000;

export class PartPicker {
  readonly #roundTrips = new RoundTrips();
  #stalls: readonly Millis[] = [];
  #fragment = USUAL_FRAGMENT;
  #current: PartLength | null = null;
  #delay: Delay | null = null;
  #lesson: { readonly atLeast: PartLength; readonly until: number } | null = null;

  measured(roundTrip: Millis): void {
    this.#roundTrips.push(roundTrip);
  }

  stalled(now: Millis): void {
    this.#stalls = [...this.#stalls.filter((at) => now - at < UNSTEADY_WITHIN), now];
  }

  /** The longest part now listed tells how long a fragment is. */
  listed(part: Millis): void {
    if (this.#current !== null && part > 0) this.#fragment = millis(part / this.#current);
  }

  pick(now: Millis, delay: Delay): PartLength {
    const isUnsteady = this.#stalls.filter((at) => now - at < UNSTEADY_WITHIN).length >= UNSTEADY_STALLS;
    const picked = choosePartLength({
      roundTrip: this.#roundTrips.estimate,
      fragment: this.#fragment,
      delay,
      isUnsteady,
      current: this.#current,
      atLeast: this.#lesson !== null && now < this.#lesson.until ? this.#lesson.atLeast : 1,
    });
    // Longer by the viewer's own wish teaches nothing about the network.
    const isLonger = this.#current !== null && picked > this.#current && delay === this.#delay;
    if (isUnsteady || isLonger) this.#lesson = { atLeast: picked, until: now + LESSON_HOLDS };
    this.#delay = delay;
    // Stalls are counted anew with each length.
    if (picked !== this.#current) this.#stalls = [];
    this.#current = picked;
    return picked;
  }

  /** What a part of the present length lasts. */
  get part(): Millis {
    return millis((this.#current ?? 1) * this.#fragment);
  }
}
