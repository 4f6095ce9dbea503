/** Tells a picture that moves from one that stands still. Pure: times come from the caller. Rules PL47–PL48. */
import type { Millis } from "../../shared/time.ts";

/** `dead`: still for so long that waiting will not help. */
export type Movement = "moving" | "still" | "stalled" | "dead";

const STALLED_AFTER = 600;
const DEAD_AFTER = 2500;
/** Browsers hop over holes of this size by themselves. */
const LEAP = 300;

export class Watchdog {
  #mediaTime: Millis | null = null;
  #observedAt: Millis | null = null;
  #movedAt: Millis | null = null;

  /** Gives playback its full time again: after opening, seeking, resuming. */
  restart(now: Millis): void {
    this.#movedAt = now;
  }

  observe(now: Millis, mediaTime: Millis): Movement {
    const hasMoved = this.#isPlaying(now, mediaTime);
    this.#mediaTime = mediaTime;
    this.#observedAt = now;
    if (hasMoved || this.#movedAt === null) this.#movedAt = now;
    if (hasMoved) return "moving";
    const stillFor = now - this.#movedAt;
    if (stillFor >= DEAD_AFTER) return "dead";
    return stillFor >= STALLED_AFTER ? "stalled" : "still";
  }

  /** Forward, and no further than time allows: a seek or a new source also changes the place, without a picture. */
  #isPlaying(now: Millis, mediaTime: Millis): boolean {
    if (this.#mediaTime === null || this.#observedAt === null) return false;
    const step = mediaTime - this.#mediaTime;
    return step > 0 && step <= 2 * (now - this.#observedAt) + LEAP;
  }
}
