import { TICKS_PER_SECOND, type Ticks } from "../../shared/time.ts";
import type { MediaEvent, Sample } from "../media/sample.ts";
import type { Track } from "../media/track.ts";
import { AudioLane } from "./audio-lane.ts";
import { AudioLead } from "./audio-lead.ts";
import type { Cut } from "./cut.ts";
import { Cutter, type CutterOptions } from "./cutter.ts";
import { emptyLineup, type Lineup, sameLineup, sameTrack, withTrack } from "./lineup.ts";
import { VideoLead } from "./video-lead.ts";
import { VideoPace } from "./video-pace.ts";

/** Sound missing for so long leaves the lineup at the next keyframe, or players would wait for it for ever. */
const AUDIO_LOSS = 2 * TICKS_PER_SECOND;

/** Decides where fragments and segments end. Pure: it never looks at a clock. Rules HL4–HL9 in docs/spec/hls.md. */
export class Segmenter {
  readonly #options: CutterOptions;
  #known: Lineup = emptyLineup;
  #pace: VideoPace;
  #cutter: Cutter;
  /** Null at the start and after a jump, until something can be decoded. */
  #lead: VideoLead | AudioLead | null = null;
  #audioLane: AudioLane | null = null;
  #lastAudio: Ticks | null = null;

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
    this.#lastAudio = null;
    this.#pace = new VideoPace();
    this.#cutter = new Cutter(this.#options, this.#pace, emptyLineup);
    return cuts;
  }

  #announce(track: Track): void {
    const before = track.type === "video" ? this.#known.video : this.#known.audio;
    if (!sameTrack(before, track)) this.#known = withTrack(this.#known, track);
  }

  #sample(sample: Sample): void {
    if (this.#lead === null && this.#canBegin(sample)) {
      this.#lastAudio = sample.dts;
      this.#relineup(this.#known);
    }
    if (this.#lead === null) return;
    if (sample.type === "video") this.#placeVideo(sample);
    else this.#placeAudio(sample);
  }

  /** Picture begins with a keyframe. Sound from before it would be sound without picture: it is let go (HL6). */
  #canBegin(sample: Sample): boolean {
    if (this.#known.video === null) return sample.type === "audio" && this.#known.audio !== null;
    return sample.type === "video" && sample.isKeyframe;
  }

  #relineup(lineup: Lineup): void {
    this.#cutter.relineup(lineup);
    if (!sameTrack(this.#audioLane?.track ?? null, lineup.audio)) {
      this.#cutter.fragment.dropAudio();
      this.#audioLane = lineup.audio === null ? null : new AudioLane(lineup.audio);
    }
    const isPicture = lineup.video !== null;
    this.#lead = isPicture ? new VideoLead(this.#cutter, this.#pace, lineup) : new AudioLead(this.#cutter, lineup);
  }

  #placeVideo(sample: Sample): void {
    const wanted = this.#lineupAt(sample.dts);
    const fits = this.#lead !== null && sameTrack(this.#lead.lineup.video, wanted.video);
    if (wanted.video === null || (!fits && !sample.isKeyframe)) return;
    if (sample.isKeyframe && this.#lead !== null && !sameLineup(this.#lead.lineup, wanted)) {
      this.#lead.finish(sample.dts);
      this.#relineup(wanted);
    }
    if (this.#lead instanceof VideoLead) this.#lead.video(sample);
  }

  #lineupAt(dts: Ticks): Lineup {
    const isAudioAlive = this.#lastAudio !== null && dts - this.#lastAudio < AUDIO_LOSS;
    return { video: this.#known.video, audio: isAudioAlive ? this.#known.audio : null };
  }

  #placeAudio(sample: Sample): void {
    this.#lastAudio = sample.dts;
    if (!sameTrack(this.#lead?.lineup.audio ?? null, this.#known.audio)) {
      // Beside picture, new sound waits for the next keyframe: another init segment makes players forget the last one.
      if (this.#lead instanceof VideoLead) return;
      this.#lead?.finish(sample.dts);
      this.#relineup({ ...emptyLineup, audio: this.#known.audio });
    }
    const frame = this.#audioLane?.place(sample) ?? null;
    if (frame === null) return;
    this.#lead?.audio(frame);
    if (this.#lead instanceof VideoLead && this.#lead.isVideoLost)
      this.#relineup({ ...this.#lead.lineup, video: null });
  }
}
