import { type Millis, millis } from "../../shared/time.ts";

/** Fine where low latency lives, coarse beyond: 100 ms steps to 10 s, 1 s steps to 60 s, then everything else. */
const bounds: readonly number[] = [
  ...Array.from({ length: 100 }, (_, step) => (step + 1) * 100),
  ...Array.from({ length: 50 }, (_, step) => (step + 11) * 1000),
];

/** Counts how far viewers lag, in constant memory and time whatever their number. */
export class LagHistogram {
  readonly #counts: number[] = new Array(bounds.length + 1).fill(0);
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(lag: Millis): void {
    this.#change(lag, 1);
  }

  /** Takes back a lag that was added. */
  remove(lag: Millis): void {
    this.#change(lag, -1);
  }

  /**
   * The lag that `share` (0 to 1) of the viewers do not exceed, rounded up to the bucket's end; beyond 60 s it says 60 s.
   * `null`: nobody was counted.
   */
  quantile(share: number): Millis | null {
    if (this.#total === 0) return null;
    let left = Math.max(1, Math.ceil(share * this.#total));
    const bucket = this.#counts.findIndex((count) => {
      left -= count;
      return left <= 0;
    });
    return millis(bounds[bucket] ?? 60_000);
  }

  #change(lag: Millis, by: 1 | -1): void {
    const found = bounds.findIndex((bound) => lag <= bound);
    const bucket = found < 0 ? bounds.length : found;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + by;
    this.#total += by;
  }
}
