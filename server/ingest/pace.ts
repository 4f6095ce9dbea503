import { between, type Millis, type ProgramTime, type Ticks, ticks, ticksToMillis } from "../../shared/time.ts";

/** A stall may be caught up with; what was missed longer ago than this gives no right to a burst. */
const LONGEST_STALL_MS = 30_000;
/** A fast encoder's clock is forgiven as far as the programme clock follows it: 5 ms in 2 s (HL11). */
const FORGIVEN_SHARE = 5 / 2000;

/**
 * How far a session's media runs ahead of the wall clock, counted from its first sample. A live encoder begins with a
 * burst and catches up after a stall, but cannot send what has not happened yet; a file pushed without `-re` can. RT38.
 */
export class Pace {
  readonly #most: Millis;
  #newest: { readonly dts: Ticks; readonly arrivedAt: ProgramTime } | null = null;
  #aheadMs = 0;

  /** @param most the start burst included. */
  constructor(most: Millis) {
    this.#most = most;
  }

  /** Whether media is still no further ahead than it may be. Samples of all tracks, in the order they came. */
  keeps(dts: Ticks, arrivedAt: ProgramTime): boolean {
    const before = this.#newest ?? { dts, arrivedAt };
    const newest = ticks(Math.max(before.dts, dts));
    const passedMs = Math.max(0, between(before.arrivedAt, arrivedAt));
    this.#newest = { dts: newest, arrivedAt };
    this.#aheadMs += ticksToMillis(ticks(newest - before.dts)) - passedMs;
    if (this.#aheadMs > 0) this.#aheadMs = Math.max(0, this.#aheadMs - passedMs * FORGIVEN_SHARE);
    this.#aheadMs = Math.max(this.#aheadMs, -LONGEST_STALL_MS);
    return this.#aheadMs <= this.#most;
  }
}
