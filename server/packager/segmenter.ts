import { type Ticks, ticks } from "../../shared/time.ts";
import type { MediaEvent, Sample } from "../media/sample.ts";
import type { Track } from "../media/track.ts";
import { AudioLane } from "./audio-lane.ts";
import { AudioLead } from "./audio-lead.ts";
import type { Cut } from "./cut.ts";
import { Cutter, type CutterOptions } from "./cutter.ts";
import { emptyLineup, type Lineup, sameLineup, sameTrack, withTrack } from "./lineup.ts";
import { VideoLead } from "./video-lead.ts";
import { VideoPace } from "./video-pace.ts";

/** Decides where fragments and segments end. Pure: it never looks at a clock. Rules HL4–HL9 in docs/spec/hls.md. */
export class Segmenter {
  readonly #options: CutterOptions;
  #known: Lineup = emptyLineup;
  #pace: VideoPace;
  #cutter: Cutter;
  /** Null at the start and after a jump, until something can be decoded. */
  #lead: VideoLead | AudioLead | null = null;
  #audioLane: AudioLane | null = null;
  /** When the first picture of the lineup is shown: sound from before it is let go (HL6). */
  #soundFrom = ticks(Number.NEGATIVE_INFINITY);

  constructor(options: CutterOptions) {
    this.#options = options;
    this.#pace = new VideoPace();
    this.#cutter = new Cutter(options, this.#pace, emptyLineup);
  }

  /** From keyframe to keyframe, the last time; null before two came. */
  get keyframeInterval(): Ticks | null {
    return this.#pace.keyframes.measured;
  }

  /** Returns what the event completes, in order; a sample itself opens or joins the next fragment. */
  push(event: MediaEvent): readonly Cut[] {
    switch (event.type) {
      case "track":
        this.#announce(event.track);
        return [];
      case "jump":
        return this.end();
      case "sample":
        this.#sample(event.sample);
        return this.#cutter.takeCuts();
    }
  }

  /** Closes what is open. What comes after it is on a time base of its own. */
  end(): readonly Cut[] {
    this.#lead?.finish(null);
    const cuts = this.#cutter.takeCuts();
    this.#lead = null;
    this.#audioLane = null;
    this.#pace = new VideoPace();
    this.#cutter = new Cutter(this.#options, this.#pace, emptyLineup);
    return cuts;
  }

  #announce(track: Track): void {
    const before = track.type === "video" ? this.#known.video : this.#known.audio;
    if (!sameTrack(before, track)) this.#known = withTrack(this.#known, track);
  }

  #sample(sample: Sample): void {
    if (this.#lead === null && this.#canBegin(sample)) this.#relineup(this.#known, sample);
    if (this.#lead === null) return;
    if (sample.type === "video") this.#placeVideo(sample);
    else this.#placeAudio(sample);
  }

  /** Picture begins with a keyframe. */
  #canBegin(sample: Sample): boolean {
    if (this.#known.video === null) return sample.type === "audio" && this.#known.audio !== null;
    return sample.type === "video" && sample.isKeyframe;
  }

  /** @param first begins the new lineup; null: what waits does. */
  #relineup(lineup: Lineup, first: Sample | null): void {
    this.#cutter.relineup(lineup);
    this.#soundFrom = ticks(first?.type === "video" ? first.dts + first.compositionOffset : Number.NEGATIVE_INFINITY);
    const isSameSound = sameTrack(this.#audioLane?.track ?? null, lineup.audio);
    this.#cutter.fragment.dropAudioBefore(isSameSound ? this.#soundFrom : ticks(Number.POSITIVE_INFINITY));
    if (!isSameSound) this.#audioLane = lineup.audio === null ? null : new AudioLane(lineup.audio);
    const isPicture = lineup.video !== null;
    this.#lead = isPicture ? new VideoLead(this.#cutter, this.#pace, lineup) : new AudioLead(this.#cutter, lineup);
  }

  #placeVideo(sample: Sample): void {
    if (this.#known.video === null || this.#lead === null) return;
    const fits = sameTrack(this.#lead.lineup.video, this.#known.video);
    if (!fits && !sample.isKeyframe) return;
    if (sample.isKeyframe && !sameLineup(this.#lead.lineup, this.#known)) {
      this.#lead.finish(sample.dts);
      this.#relineup(this.#known, sample);
    }
    if (this.#lead instanceof VideoLead) this.#lead.video(sample);
  }

  #placeAudio(sample: Sample): void {
    if (!sameTrack(this.#lead?.lineup.audio ?? null, this.#known.audio)) {
      // Beside picture, new sound waits for the next keyframe: another init segment makes players forget the last one.
      if (this.#lead instanceof VideoLead) return;
      this.#lead?.finish(sample.dts);
      this.#relineup({ ...emptyLineup, audio: this.#known.audio }, sample);
    }
    const frame = this.#audioLane?.place(sample) ?? null;
    if (frame === null || frame.startsAt < this.#soundFrom) return;
    this.#lead?.audio(frame);
    if (this.#lead instanceof VideoLead && this.#lead.isVideoLost) {
      this.#relineup({ ...this.#lead.lineup, video: null }, null);
    }
  }
}
