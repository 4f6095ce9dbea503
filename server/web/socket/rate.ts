import { between, type ProgramTime } from "../../../shared/time.ts";

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Reference T5: five messages a second with a burst of ten. */
export const viewerRate: Rate = { perSecond: 5, burst: 10 };
/** A moderator who drags cues about, and two pages behind one session. */
export const staffRate: Rate = { perSecond: 50, burst: 100 };

/** A bucket that fills with time: each message takes one token out. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #filledAt: ProgramTime;

  constructor(rate: Rate, now: ProgramTime) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#filledAt = now;
  }

  /** `false`: too fast. */
  take(now: ProgramTime): boolean {
    const gained = (Math.max(0, between(this.#filledAt, now)) * this.#rate.perSecond) / 1000;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + gained);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
