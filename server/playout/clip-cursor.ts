import { type ProgramTime, programTime, ticksToMillis } from "../../shared/time.ts";
import type { Clip, ClipSample } from "./clip.ts";
import { roundStart } from "./clip-clock.ts";

/** A clip's sample at its moment. */
export interface DueSample {
  readonly sample: ClipSample;
  readonly at: ProgramTime;
}

/** Walks through a clip, round after round, without end. Pure: it is told where to begin. */
export class ClipCursor {
  readonly #clip: Clip;
  readonly #lengthMs: number;
  #round: ProgramTime;
  #place: number;

  /** Stands on the clip's first keyframe at `from` or later. */
  constructor(clip: Clip, from: ProgramTime) {
    this.#clip = clip;
    this.#lengthMs = ticksToMillis(clip.length);
    this.#round = roundStart(ticksToMillis(clip.length), from);
    this.#place = clip.samples.findIndex(
      (sample) => sample.type === "video" && sample.isKeyframe && this.#momentOf(sample) >= from,
    );
    if (this.#place >= 0) return;
    this.#round = programTime(this.#round + this.#lengthMs);
    this.#place = 0;
  }

  get next(): DueSample {
    const sample = this.#clip.samples[this.#place];
    if (sample === undefined) throw new Error("clip cursor left its clip");
    return { sample, at: this.#momentOf(sample) };
  }

  advance(): void {
    this.#place += 1;
    if (this.#place < this.#clip.samples.length) return;
    this.#place = 0;
    this.#round = programTime(this.#round + this.#lengthMs);
  }

  #momentOf(sample: ClipSample): ProgramTime {
    return programTime(this.#round + ticksToMillis(sample.dts));
  }
}
