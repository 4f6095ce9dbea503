/** How parts come in: where the live edge is for this viewer, and how late parts may be. Rules PL20–PL22. */
import { type Millis, millis } from "../../shared/time.ts";

/** A part at the live edge became playable. */
export interface Arrival {
  /** Monotonic clock. */
  readonly at: Millis;
  /** Where the part ends on the media element's timeline. */
  readonly mediaEnd: Millis;
}

const WINDOW = millis(30_000);
const LATENESS_QUANTILE = 0.95;

/**
 * The quickest part of the last 30 s says how far behind the encoder this viewer's media must be; every other part is
 * late against it. One line through the quickest part is the live edge: it moves evenly, while the playlist's edge jumps
 * by a part at a time. Feed it only with parts that were the newest when they came, or a backlog would count as lateness.
 */
export class Arrivals {
  #recent: readonly Arrival[] = [];

  push(arrival: Arrival): void {
    this.#recent = [...this.#recent.filter(({ at }) => arrival.at - at <= WINDOW), arrival];
  }

  /** Forgets all: after a discontinuity or an outage the old line means nothing. */
  reset(): void {
    this.#recent = [];
  }

  /** From `mediaTime` to the live edge; `null` before the first arrival. */
  latency(now: Millis, mediaTime: Millis): Millis | null {
    const origin = this.#origin;
    return origin === null ? null : millis(now - origin - mediaTime);
  }

  /** The 95th percentile of how much later than the quickest the parts came. */
  get lateness(): Millis {
    const origin = this.#origin;
    if (origin === null) return millis(0);
    const late = this.#recent.map((arrival) => offset(arrival) - origin).sort((a, b) => a - b);
    return millis(late[Math.floor((late.length - 1) * LATENESS_QUANTILE)] ?? 0);
  }

  /** When, on the monotonic clock, media time 0 was at the live edge. */
  get #origin(): number | null {
    return this.#recent.length === 0 ? null : Math.min(...this.#recent.map(offset));
  }
}

const offset = ({ at, mediaEnd }: Arrival): number => at - mediaEnd;
