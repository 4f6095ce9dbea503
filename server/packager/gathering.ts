import { TICKS_PER_SECOND, type Ticks } from "../../shared/time.ts";
import type { Sample } from "../media/sample.ts";
import { emptyLineup, type Lineup } from "./lineup.ts";

/** Waiting for sound that nobody announced; for picture that nobody announced; for picture that was announced. */
const PATIENCE = {
  unannouncedAudio: 0.5 * TICKS_PER_SECOND,
  unannouncedVideo: TICKS_PER_SECOND,
  announcedVideo: 10 * TICKS_PER_SECOND,
} as const;
const MOST_BYTES = 8 * 1024 * 1024;

export interface Start {
  readonly lineup: Lineup;
  /** What was held back meanwhile, in the order it came, from the first sample that can be shown. */
  readonly samples: readonly Sample[];
}

/**
 * The time before a source's first fragment: waits for a keyframe and, a moment, for the second track, so that the
 * init segment names both (HL6). Media time is its only clock.
 */
export class Gathering {
  #held: Sample[] = [];
  #bytes = 0;
  #keyframe: Ticks | null = null;
  #firstAudio: Ticks | null = null;

  push(sample: Sample, known: Lineup): Start | null {
    if (sample.type === "video") return known.video === null ? null : this.#video(sample, known);
    return known.audio === null ? null : this.#audio(sample, known);
  }

  /** The configuration changed: what is held cannot be decoded with it. */
  restart(): void {
    this.#held = [];
    this.#bytes = 0;
    this.#keyframe = null;
  }

  #video(sample: Sample, known: Lineup): Start | null {
    if (this.#keyframe === null) {
      if (!sample.isKeyframe) return null;
      this.#keyframe = sample.dts;
    }
    this.#hold(sample);
    const waited = sample.dts - this.#keyframe;
    const isEnough = known.audio !== null || waited >= PATIENCE.unannouncedAudio || this.#bytes > MOST_BYTES;
    return isEnough ? { lineup: known, samples: this.#held } : null;
  }

  #audio(sample: Sample, known: Lineup): Start | null {
    this.#firstAudio ??= sample.dts;
    if (this.#keyframe !== null) {
      // Sound from before the first picture would make players start the segment with it (see ADR 0003).
      if (sample.dts >= this.#keyframe) this.#hold(sample);
      return { lineup: known, samples: this.#held };
    }
    const waited = sample.dts - this.#firstAudio;
    const patience = known.video === null ? PATIENCE.unannouncedVideo : PATIENCE.announcedVideo;
    return waited >= patience ? { lineup: { ...emptyLineup, audio: known.audio }, samples: [sample] } : null;
  }

  #hold(sample: Sample): void {
    this.#held.push(sample);
    this.#bytes += sample.data.byteLength;
  }
}
