/** How long a small question takes to the server and back. Rules PL31–PL32. */
import { type Millis, millis } from "../../shared/time.ts";

const KEPT = 3;

/** The middle of the last three measurements: one slow answer changes nothing, two do. */
export class RoundTrips {
  #recent: readonly Millis[] = [];

  push(roundTrip: Millis): void {
    this.#recent = [...this.#recent, roundTrip].slice(-KEPT);
  }

  /** `null` before the first measurement. */
  get estimate(): Millis | null {
    const sorted = [...this.#recent].sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
  }
}

/** What `roundTripOf` reads of a PerformanceResourceTiming. */
export interface ResourceTiming {
  readonly name: string;
  readonly requestStart: number;
  readonly responseStart: number;
  readonly transferSize: number;
}

/**
 * The quickest answer that this page already had from the server: no request of our own, so the right playlist is chosen
 * at the first opening. Cached answers say nothing; `null` when there was none else.
 */
export function roundTripOf(entries: readonly ResourceTiming[], origin: string): Millis | null {
  const times = entries
    .filter(({ name, transferSize, requestStart }) => name.startsWith(origin) && transferSize > 0 && requestStart > 0)
    .map(({ requestStart, responseStart }) => responseStart - requestStart)
    .filter((time) => time > 0);
  return times.length === 0 ? null : millis(Math.min(...times));
}
