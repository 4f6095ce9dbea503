import type { Alarm } from "../../server/playout/alarm.ts";
import { type Millis, millis } from "../../shared/time.ts";
import type { ManualClock } from "./manual-clock.ts";

interface Ringing {
  readonly at: number;
  readonly ring: () => void;
}

/** Alarms that ring while a manual clock is led forward. */
export class ManualAlarm implements Alarm {
  readonly #clock: ManualClock;
  #set: Ringing[] = [];

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  after(wait: Millis, ring: () => void): () => void {
    const ringing = { at: this.#clock.now() + wait, ring };
    this.#set.push(ringing);
    return () => {
      this.#set = this.#set.filter((other) => other !== ringing);
    };
  }

  get waiting(): number {
    return this.#set.length;
  }

  /** Leads the clock forward by `by`, stopping at each alarm on the way to ring it at its moment. */
  pass(by: Millis | number): void {
    const until = this.#clock.now() + by;
    for (let next = this.#takeFirst(until); next !== null; next = this.#takeFirst(until)) {
      this.#clock.advance(millis(Math.max(0, next.at - this.#clock.now())));
      next.ring();
    }
    this.#clock.advance(millis(until - this.#clock.now()));
  }

  /** Time passes while nothing can ring, as in a process that stands still; what became due rings with the next `pass`. */
  stall(by: Millis | number): void {
    this.#clock.advance(by);
  }

  /** Rings the first alarm that is due now, as one turn of the event loop would; `false` when none is. */
  ringNext(): boolean {
    const next = this.#takeFirst(this.#clock.now());
    next?.ring();
    return next !== null;
  }

  #takeFirst(until: number): Ringing | null {
    const [first] = this.#set.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
    if (first === undefined) return null;
    this.#set = this.#set.filter((other) => other !== first);
    return first;
  }
}
