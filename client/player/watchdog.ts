/** Tells a picture that moves from one that stands still. Pure: times come from the caller. Rules PL47–PL48. */
import type { Millis } from "../../shared/time.ts";

/** `dead`: still for so long that waiting will not help. */
export type Movement = "moving" | "still" | "stalled" | "dead";

const STALLED_AFTER = 600;
const DEAD_AFTER = 2500;

export class Watchdog {
  #mediaTime: Millis | null = null;
  #movedAt: Millis | null = null;

  /** Gives playback its full time again: after opening, seeking, resuming. */
  restart(now: Millis): void {
    this.#movedAt = now;
  }

  observe(now: Millis, mediaTime: Millis): Movement {
    const hasMoved = this.#mediaTime !== null && mediaTime !== this.#mediaTime;
    this.#mediaTime = mediaTime;
    if (hasMoved || this.#movedAt === null) this.#movedAt = now;
    if (hasMoved) return "moving";
    const stillFor = now - this.#movedAt;
    if (stillFor >= DEAD_AFTER) return "dead";
    return stillFor >= STALLED_AFTER ? "stalled" : "still";
  }
}
