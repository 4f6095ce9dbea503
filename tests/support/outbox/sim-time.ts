import { setImmediate } from "node:timers/promises";
import type { Alarm } from "../../../server/feeds/outbox/alarm.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import { programTime } from "../../../shared/time.ts";

interface Event {
  readonly at: number;
  readonly order: number;
  readonly ring: () => void;
  isOff: boolean;
}

/** Time of a simulated world: it stands while anybody works, and jumps to the next thing that is to happen. */
export class SimTime {
  #now = 1_000_000_000;
  /** What the house's clock is wrong by: a machine that starts anew may have another time. */
  skewMs = 0;
  #order = 0;
  #events: Event[] = [];
  /** Counted by whoever does something: the world is quiet when it stays. */
  activity = 0;

  readonly clock = { now: (): ProgramTime => programTime(this.#now + this.skewMs) };

  /** The world's own: no crash takes it away. @returns how to call it off */
  after(ms: number, ring: () => void): () => void {
    const event: Event = { at: this.#now + ms, order: this.#order++, ring, isOff: false };
    this.#events.push(event);
    return () => {
      event.isOff = true;
    };
  }

  /** Alarms of one process: none rings after its death. */
  alarmOf(life: { readonly isDead: boolean }): Alarm {
    return {
      after: (wait, ring) =>
        this.after(Math.max(0, wait), () => {
          if (!life.isDead) ring();
        }),
    };
  }

  /** Until nothing is to happen any more, or not before `until` by the clock as it is now. @throws when it never ends */
  async run(until = Number.POSITIVE_INFINITY, most = 200_000): Promise<void> {
    const end = until - this.skewMs;
    await this.#quiet();
    for (let steps = 0; ; steps += 1) {
      if (steps > most) throw new Error("the simulated world does not come to rest");
      this.#events = this.#events.filter(({ isOff }) => !isOff);
      const next = this.#events.reduce<Event | null>(
        (one, other) =>
          one === null || other.at < one.at || (other.at === one.at && other.order < one.order) ? other : one,
        null,
      );
      if (next === null || next.at > end) break;
      this.#events.splice(this.#events.indexOf(next), 1);
      this.#now = Math.max(this.#now, next.at);
      next.ring();
      await this.#quiet();
    }
    if (Number.isFinite(end)) this.#now = Math.max(this.#now, end);
  }

  async #quiet(): Promise<void> {
    for (let still = 0; still < 2; ) {
      const before = this.activity;
      await setImmediate();
      still = this.activity === before ? still + 1 : 0;
    }
  }
}
