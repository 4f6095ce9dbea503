import { type Ticks, ticks } from "../../shared/time.ts";
import { FrameInterval } from "./frame-interval.ts";
import { KeyframeInterval } from "./keyframe-interval.ts";

/** How a picture runs: measured for as long as its time base lasts, across changes of lineup. */
export class VideoPace {
  readonly frames = new FrameInterval();
  readonly keyframes = new KeyframeInterval();
  #last: Ticks | null = null;

  observe(dts: Ticks): void {
    this.frames.observe(dts);
    this.#last = dts;
  }

  /** When the last frame ends, or null before the first. */
  get guessedEnd(): Ticks | null {
    return this.#last === null ? null : ticks(this.#last + this.frames.guess);
  }
}
