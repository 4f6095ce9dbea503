import { type Millis, millis, type ProgramTime } from "../../shared/time.ts";

const WINDOW_TICKS = 30;

/**
 * The server's clock minus ours. Each tick was on its way for some time, which makes the difference too small, never too
 * large: so the largest of the last half minute is the best known.
 */
export class ClockOffset {
  readonly #differences: number[] = [];

  /** @param now this machine's UTC milliseconds when the tick came */
  add(told: ProgramTime, now: number): Millis {
    this.#differences.push(told - now);
    if (this.#differences.length > WINDOW_TICKS) this.#differences.shift();
    // Whole milliseconds: a change under one would redraw a page for nothing.
    return millis(Math.round(Math.max(...this.#differences)));
  }
}
