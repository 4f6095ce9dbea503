import { TICKS_PER_SECOND, type Ticks, ticks } from "../../shared/time.ts";
import type { MediaEvent, Sample } from "../media/sample.ts";
import type { VideoTrack } from "../media/track.ts";
import { sameTrack } from "./lineup.ts";

/** What is shown while there is only sound: one group of pictures that goes round, without reordering. */
export interface StandInPicture {
  readonly track: VideoTrack;
  /** The first is a keyframe. */
  readonly frames: readonly Pick<Sample, "data" | "isKeyframe">[];
  readonly frameLength: Ticks;
}

/** Picture that stays away for so long is missing, not late. */
const PATIENCE = 2 * TICKS_PER_SECOND;

/**
 * Keeps picture beside sound: a stand-in where the source has none (HL42). As with sound (HL41), a player's buffer for
 * both takes no init segment that lacks one: the append fails, and playing ends.
 */
export class PictureKeeper {
  readonly #standIn: StandInPicture;
  /** What the source announced last. */
  #said: VideoTrack | null = null;
  #isStandingIn = false;
  /** When the source last sent picture, or sound began without it. */
  #since: Ticks | null = null;
  /** Where the stand-in goes on. */
  #next: number | null = null;
  #place = 0;

  constructor(standIn: StandInPicture) {
    this.#standIn = standIn;
  }

  pass(event: MediaEvent): readonly MediaEvent[] {
    switch (event.type) {
      case "track":
        return event.track.type === "video" ? this.#announce(event.track) : [event];
      case "jump":
        return this.#jump(event);
      case "sample":
        return event.sample.type === "video" ? this.#see(event.sample) : this.#hear(event.sample);
    }
  }

  /** While something stands in, the source's own track is told with its next keyframe. */
  #announce(track: VideoTrack): readonly MediaEvent[] {
    this.#said = track;
    return this.#isStandingIn ? [] : [{ type: "track", track }];
  }

  /** On another time base the stand-in begins anew, with its keyframe. */
  #jump(event: MediaEvent): readonly MediaEvent[] {
    this.#since = null;
    this.#next = null;
    this.#place = 0;
    return [event];
  }

  #see(sample: Sample): readonly MediaEvent[] {
    this.#since = sample.dts;
    if (!this.#isStandingIn) return [{ type: "sample", sample }];
    // What came before the stand-in's last frame cannot be shown any more.
    const isTooEarly = this.#next !== null && sample.dts < this.#next;
    if (this.#said === null || !sample.isKeyframe || isTooEarly) return [];
    this.#isStandingIn = false;
    const isSame = sameTrack(this.#said, this.#standIn.track);
    return [...(isSame ? [] : [{ type: "track", track: this.#said } as const]), { type: "sample", sample }];
  }

  #hear(sample: Sample): readonly MediaEvent[] {
    this.#since ??= sample.dts;
    const isMissing = this.#said === null || sample.dts - this.#since > PATIENCE;
    if (!this.#isStandingIn && !isMissing) return [{ type: "sample", sample }];
    const begin = this.#isStandingIn ? [] : [this.#begin(sample.dts)];
    return [...begin, ...this.#fillUpTo(sample), { type: "sample", sample }];
  }

  #begin(at: Ticks): MediaEvent {
    this.#isStandingIn = true;
    this.#next = at;
    this.#place = 0;
    return { type: "track", track: this.#standIn.track };
  }

  #fillUpTo(sound: Sample): readonly MediaEvent[] {
    const { frames, frameLength } = this.#standIn;
    const pictures: MediaEvent[] = [];
    this.#next ??= sound.dts;
    for (; this.#next <= sound.dts; this.#next += frameLength) {
      const frame = frames[this.#place % frames.length];
      this.#place += 1;
      if (frame === undefined) break;
      const { arrivedAt } = sound;
      const dts = ticks(Math.round(this.#next));
      pictures.push({
        type: "sample",
        sample: { ...frame, type: "video", dts, compositionOffset: ticks(0), arrivedAt },
      });
    }
    return pictures;
  }
}
