import { TICKS_PER_SECOND, type Ticks, ticks } from "../../shared/time.ts";
import type { MediaEvent, Sample } from "../media/sample.ts";
import type { AudioTrack } from "../media/track.ts";
import { audioFrameSeconds } from "./audio-frame.ts";
import { sameTrack } from "./lineup.ts";
import { silentFrame, silentTrack } from "./silence.ts";

/** Sound that stays away for so long is missing, not late. */
const PATIENCE = TICKS_PER_SECOND;

/**
 * Keeps sound beside picture, silence where the source has none (HL41). Players open one buffer for both and cannot take
 * a track away or add one later: hls.js stops for good, and every player waits for sound that does not come.
 */
export class SoundKeeper {
  #hasVideo = false;
  /** What the source announced, and what was told. They differ until a keyframe lets the change through. */
  #said: AudioTrack | null = null;
  #told: AudioTrack | null = null;
  /** When the source last sent sound. */
  #heardAt: Ticks | null = null;
  #isFilling = false;
  /** Where the sound told so far ends. */
  #end: number | null = null;

  pass(event: MediaEvent): readonly MediaEvent[] {
    switch (event.type) {
      case "track":
        return event.track.type === "audio" ? this.#announce(event.track) : this.#seeVideo(event);
      case "jump":
        return this.#jump(event);
      case "sample":
        return event.sample.type === "audio" ? this.#hear(event.sample) : this.#see(event.sample);
    }
  }

  #announce(track: AudioTrack): readonly MediaEvent[] {
    this.#said = track;
    const mustWait = this.#hasVideo && this.#told !== null && !sameTrack(this.#told, track);
    return mustWait ? [] : [this.#tell(track)];
  }

  #seeVideo(event: MediaEvent): readonly MediaEvent[] {
    this.#hasVideo = true;
    return [event];
  }

  #jump(event: MediaEvent): readonly MediaEvent[] {
    this.#end = null;
    this.#heardAt = null;
    const isOther = this.#said !== null && !sameTrack(this.#said, this.#told);
    return isOther && this.#said !== null ? [event, this.#tell(this.#said)] : [event];
  }

  #hear(sample: Sample): readonly MediaEvent[] {
    this.#heardAt = sample.dts;
    if (this.#said === null || !sameTrack(this.#said, this.#told)) return [];
    this.#isFilling = false;
    this.#end = sample.dts + audioFrameSeconds(this.#said, sample.data) * TICKS_PER_SECOND;
    return [{ type: "sample", sample }];
  }

  #see(sample: Sample): readonly MediaEvent[] {
    const changes = sample.isKeyframe ? this.#changeAt(sample.dts) : [];
    this.#end ??= sample.dts;
    return [...changes, ...this.#fillUpTo(sample), { type: "sample", sample }];
  }

  /** A keyframe is where another track may begin. */
  #changeAt(dts: Ticks): readonly MediaEvent[] {
    const wanted = this.#wantedAt(dts);
    if (sameTrack(wanted, this.#told)) return [];
    this.#end = null;
    return [this.#tell(wanted)];
  }

  #wantedAt(dts: Ticks): AudioTrack {
    if (this.#told === null) return silentTrack;
    const isHeard = this.#heardAt !== null && dts - this.#heardAt < PATIENCE;
    if (this.#said !== null && isHeard) return this.#said;
    const isMissing = dts - (this.#end ?? dts) > PATIENCE;
    return isMissing && silentFrame(this.#told) === null ? silentTrack : this.#told;
  }

  #tell(track: AudioTrack): MediaEvent {
    this.#told = track;
    this.#isFilling = track === silentTrack;
    return { type: "track", track };
  }

  #fillUpTo(picture: Sample): readonly MediaEvent[] {
    const data = this.#told === null ? null : silentFrame(this.#told);
    if (this.#told === null || data === null) return [];
    let end = this.#end ?? picture.dts;
    if (!this.#isFilling && picture.dts - end <= PATIENCE) return [];
    this.#isFilling = true;
    const length = audioFrameSeconds(this.#told, data) * TICKS_PER_SECOND;
    const silence: MediaEvent[] = [];
    for (; end <= picture.dts; end += length) {
      const dts = ticks(Math.round(end));
      const { arrivedAt } = picture;
      const sample: Sample = { type: "audio", dts, compositionOffset: ticks(0), isKeyframe: true, data, arrivedAt };
      silence.push({ type: "sample", sample });
    }
    this.#end = end;
    return silence;
  }
}
