import { TICKS_PER_SECOND, type Ticks, ticks, ticksToMillis } from "../../shared/time.ts";
import type { MediaEvent, Sample } from "../media/sample.ts";
import type { TrackType } from "../media/track.ts";

const FURTHEST_BACK = TICKS_PER_SECOND;
const FURTHEST_AHEAD = 5 * TICKS_PER_SECOND;

/**
 * Makes decode times of each track rise. A small step back is straightened; a large step either way is said as a jump,
 * for a source that did not say it itself (HL8).
 */
export class TimeGuard {
  readonly #last: Record<TrackType, Ticks | null> = { video: null, audio: null };

  check(event: MediaEvent): readonly MediaEvent[] {
    switch (event.type) {
      case "track":
        return [event];
      case "jump":
        this.#forget();
        return [event];
      case "sample":
        return this.#checkSample(event.sample);
    }
  }

  #checkSample(sample: Sample): readonly MediaEvent[] {
    const last = this.#last[sample.type];
    const newest = Math.max(this.#last.video ?? sample.dts, this.#last.audio ?? sample.dts);
    const step = sample.dts - (last ?? sample.dts);
    // A track that was silent is no jump while the other one stands at the same time.
    if (step < -FURTHEST_BACK || sample.dts - newest > FURTHEST_AHEAD) {
      this.#forget();
      this.#last[sample.type] = sample.dts;
      return [
        { type: "jump", byMs: ticksToMillis(ticks(step)) },
        { type: "sample", sample },
      ];
    }
    const risen = last === null || sample.dts > last ? sample : straightened(sample, ticks(last + 1));
    this.#last[sample.type] = risen.dts;
    return [{ type: "sample", sample: risen }];
  }

  #forget(): void {
    this.#last.video = null;
    this.#last.audio = null;
  }
}

/** Decodes a little later, is shown when it was to be shown. */
const straightened = (sample: Sample, dts: Ticks): Sample => ({
  ...sample,
  dts,
  compositionOffset: ticks(sample.type === "audio" ? 0 : sample.compositionOffset - (dts - sample.dts)),
});
