import { type Ticks, ticks } from "../../shared/time.ts";

/** Measures the group of pictures, and says when the next keyframe is due. */
export class KeyframeInterval {
  #lastKeyframe: Ticks | null = null;
  #measured: Ticks | null = null;

  /** From one keyframe to the next, the last time. Null before the second keyframe. */
  get measured(): Ticks | null {
    return this.#measured;
  }

  /** When the next one comes if it comes as the last one did. */
  get nextDue(): Ticks | null {
    if (this.#lastKeyframe === null || this.#measured === null) return null;
    return ticks(this.#lastKeyframe + this.#measured);
  }

  observe(keyframeDts: Ticks): void {
    if (this.#lastKeyframe !== null) this.#measured = ticks(keyframeDts - this.#lastKeyframe);
    this.#lastKeyframe = keyframeDts;
  }
}
