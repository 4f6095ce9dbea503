import type { LagCount } from "../../shared/protocol.ts";
import { type Millis, millis } from "../../shared/time.ts";

/**
 * Fine where low latency lives, since what a step is too wide is taken off the recall window: 20 ms steps to 4 s, 100 ms
 * steps to 10 s, 1 s steps to 60 s, then everything else.
 */
const bounds: readonly number[] = [
  ...Array.from({ length: 200 }, (_, step) => (step + 1) * 20),
  ...Array.from({ length: 60 }, (_, step) => 4_000 + (step + 1) * 100),
  ...Array.from({ length: 50 }, (_, step) => (step + 11) * 1000),
];

/**
 * As the control room hears it once a second: what tells a card that is seen from one that can be called back, 200 ms
 * steps to 4 s; 500 ms to 10 s; coarse to 60 s; then all who rewound. 43 pairs at most.
 */
const toldBounds: readonly number[] = [
  ...Array.from({ length: 20 }, (_, step) => (step + 1) * 200),
  ...Array.from({ length: 12 }, (_, step) => 4_500 + step * 500),
  ...[12, 14, 16, 18, 20, 25, 30, 40, 50, 60].map((seconds) => seconds * 1000),
];
/** Reports go no further. */
const FURTHEST_MS = 86_400_000;

/** Counts how far viewers lag, in constant memory and time whatever their number. */
export class LagHistogram {
  readonly #counts: number[] = new Array(bounds.length + 1).fill(0);
  #total = 0;

  get total(): number {
    return this.#total;
  }

  /** No lag that was counted is shorter: where the first bucket with people begins. `null`: nobody was counted. */
  get least(): Millis | null {
    const bucket = this.#counts.findIndex((count) => count > 0);
    return bucket < 0 ? null : millis(bounds[bucket - 1] ?? 0);
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

  /** The same counts in fewer steps; steps without people are left out. */
  pairs(): readonly LagCount[] {
    const peopleByBound = new Map<number, number>();
    for (const [bucket, people] of this.#counts.entries()) {
      if (people === 0) continue;
      const until = bounds[bucket];
      const bound = toldBounds.find((told) => until !== undefined && until <= told) ?? FURTHEST_MS;
      peopleByBound.set(bound, (peopleByBound.get(bound) ?? 0) + people);
    }
    return [...peopleByBound].map(([bound, people]) => [millis(bound), people]);
  }

  #change(lag: Millis, by: 1 | -1): void {
    const found = bounds.findIndex((bound) => lag <= bound);
    const bucket = found < 0 ? bounds.length : found;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + by;
    this.#total += by;
  }
}
