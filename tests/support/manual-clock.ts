import type { Clock } from "../../server/clock.ts";
import { type Millis, type ProgramTime, programTime } from "../../shared/time.ts";

/** A clock that moves when told to. */
export class ManualClock implements Clock {
  #now: ProgramTime;

  constructor(utcMs = 1_000_000) {
    this.#now = programTime(utcMs);
  }

  readonly now = (): ProgramTime => this.#now;

  advance(by: Millis | number): void {
    this.#now = programTime(this.#now + by);
  }
}
