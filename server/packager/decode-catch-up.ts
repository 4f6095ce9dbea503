import { type Ticks, ticks } from "../../shared/time.ts";
import type { RunSample, TrackRun } from "./fmp4/fragment.ts";

/**
 * Lets a picture with B-frames begin where it is shown. Players put the first decode time of a discontinuity where the
 * last segment ended, so the delay between decoding and showing would be a hole there: seen as a stall in hls.js.
 * The first frames are decoded later than said, each a little less so, until decode times are the source's own again.
 * When a frame is shown never changes (HL2).
 */
export class DecodeCatchUp {
  #behind: Ticks | null = null;

  place(run: TrackRun): TrackRun {
    if (run.type === "audio") return run;
    this.#behind ??= ticks(Math.max(run.samples[0]?.compositionOffset ?? 0, 0));
    if (this.#behind === 0) return run;
    const startsAt = ticks(run.startsAt + this.#behind);
    return { ...run, startsAt, samples: run.samples.map((each) => this.#place(each)) };
  }

  #place(sample: RunSample): RunSample {
    const before = this.#behind ?? 0;
    const after = Math.max(before - Math.floor(sample.duration / 3), 0);
    this.#behind = ticks(after);
    return {
      ...sample,
      duration: ticks(sample.duration - (before - after)),
      compositionOffset: ticks(sample.compositionOffset - before),
    };
  }
}
