import { type Millis, millis, type ProgramTime, type Ticks, ticksToMillis } from "../../shared/time.ts";

const WINDOW_MS = 600_000;
const BUCKET_MS = 5_000;
const RECENT_MS = 3_000;
/** Encoders send in gusts; a silence within this is one of them. */
const GUST_MS = 500;

/**
 * How late samples come against their own time stamps: 0 is as soon as the soonest of the last ten minutes. Grows while
 * the encoder's network is too slow for what it sends. Ten minutes, because a lag that builds up slowly must not become
 * the measure itself; two clocks drift apart by less than 0.1 s meanwhile. How long the way takes at best nobody can tell.
 */
export class ArrivalDelay {
  readonly #least: { readonly from: ProgramTime; delay: number }[] = [];
  #recent: { readonly at: ProgramTime; readonly delay: number }[] = [];
  #last: { readonly at: ProgramTime; readonly delay: number } | null = null;

  observe(dts: Ticks, at: ProgramTime): void {
    const delay = at - ticksToMillis(dts);
    this.#last = { at, delay };
    const newest = this.#least.at(-1);
    if (newest !== undefined && at - newest.from < BUCKET_MS) newest.delay = Math.min(newest.delay, delay);
    else this.#least.push({ from: at, delay });
    while (this.#least[0] !== undefined && at - this.#least[0].from > WINDOW_MS) this.#least.shift();
    // The greatest of each gust is all that is asked for.
    const before = this.#recent.at(-1);
    if (before === undefined || at - before.at > 100) this.#recent.push({ at, delay });
    else if (delay > before.delay) this.#recent[this.#recent.length - 1] = { at: before.at, delay };
    while (this.#recent[0] !== undefined && at - this.#recent[0].at > RECENT_MS) this.#recent.shift();
  }

  /** Time stamps begin anew. */
  restart(): void {
    this.#least.length = 0;
    this.#recent = [];
    this.#last = null;
  }

  /** The latest of the last 3 s; while nothing comes it grows with the clock. `null`: nothing came yet. */
  read(now: ProgramTime): Millis | null {
    if (this.#last === null) return null;
    const least = Math.min(...this.#least.map(({ delay }) => delay));
    const silence = now - this.#last.at;
    const waited = silence > GUST_MS ? this.#last.delay + silence : this.#last.delay;
    const recent = this.#recent.filter(({ at }) => now - at <= RECENT_MS).map(({ delay }) => delay);
    return millis(Math.round(Math.max(waited, ...recent) - least));
  }
}
