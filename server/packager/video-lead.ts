import { TICKS_PER_SECOND, type Ticks, ticks } from "../../shared/time.ts";
import type { Sample } from "../media/sample.ts";
import type { AudioFrame } from "./audio-lane.ts";
import type { Cutter } from "./cutter.ts";
import { type Lead, SEGMENT_SECONDS } from "./lead.ts";
import type { Lineup } from "./lineup.ts";
import type { VideoPace } from "./video-pace.ts";

const SEGMENT = SEGMENT_SECONDS * TICKS_PER_SECOND;
/** Picture that far behind sound is missing, not late. */
const STALL = TICKS_PER_SECOND;
/** Missing for so long, it leaves the lineup. */
const LOSS = 2 * TICKS_PER_SECOND;

/** Picture, with or without sound: frames fill fragments, keyframes end segments. */
export class VideoLead implements Lead {
  readonly lineup: Lineup;
  readonly #cutter: Cutter;
  readonly #pace: VideoPace;
  #keyframeDelay = ticks(0);
  #isVideoLost = false;

  constructor(cutter: Cutter, pace: VideoPace, lineup: Lineup) {
    this.#cutter = cutter;
    this.#pace = pace;
    this.lineup = lineup;
  }

  /** Only sound came for some seconds: the segment is closed, and sound should go on alone. */
  get isVideoLost(): boolean {
    return this.#isVideoLost;
  }

  video(sample: Sample): void {
    if (sample.isKeyframe) this.#meetKeyframe(sample);
    else this.#makeRoom(sample);
    this.#pace.observe(sample.dts);
    this.#cutter.fragment.addVideo(sample);
    if (this.#isFull(sample) || this.#cutter.isOverweight) this.#cut(this.#guessedEnd, null);
  }

  audio(frame: AudioFrame): void {
    this.#cutter.fragment.addAudio(frame);
    if (frame.startsAt - this.#guessedEnd > STALL) this.#goOnWithoutVideo();
    else if (this.#cutter.isOverweight) this.#cut(this.#guessedEnd, null);
  }

  finish(nextStart: Ticks | null): void {
    // Sound alone makes no fragment here: it would be a part of nothing but sound between two with picture.
    this.#cut(nextStart ?? this.#guessedEnd, nextStart);
    this.#cutter.close(nextStart ?? this.#cutter.position);
  }

  #meetKeyframe(sample: Sample): void {
    this.#pace.keyframes.observe(sample.dts);
    this.#keyframeDelay = sample.compositionOffset;
    if (!this.#isBoundary(sample.dts)) {
      this.#makeRoom(sample);
      return;
    }
    this.finish(sample.dts);
    this.#cutter.open(sample.dts, ticks(sample.dts + sample.compositionOffset));
  }

  /** Near enough to two seconds that the next keyframe would only be further off. */
  #isBoundary(keyframe: Ticks): boolean {
    const { segmentStart } = this.#cutter;
    if (segmentStart === null) return true;
    const halfGroup = (this.#pace.keyframes.measured ?? 0) / 2;
    return keyframe > segmentStart && keyframe - segmentStart + halfGroup >= SEGMENT;
  }

  /** Cuts first where the frame would make the fragment or the segment too long. */
  #makeRoom(sample: Sample): void {
    const { fragment, partTarget, longestSegment } = this.#cutter;
    const first = fragment.firstVideo;
    if (first !== null && sample.dts + this.#pace.frames.guess - first.dts > partTarget) {
      this.#cut(sample.dts, sample.isKeyframe ? sample.dts : null);
    }
    const { segmentStart } = this.#cutter;
    if (fragment.firstVideo !== null || segmentStart === null) return;
    if (sample.dts + partTarget - segmentStart <= longestSegment) return;
    this.#cutter.close(sample.dts);
    // Without a keyframe its time of showing is known only by the delay that the keyframes have.
    this.#cutter.open(sample.dts, ticks(sample.dts + this.#keyframeDelay));
  }

  #isFull(last: Sample): boolean {
    const first = this.#cutter.fragment.firstVideo ?? last;
    const isFull = this.#cutter.isFull(this.#guessedEnd - first.dts, this.#pace.frames.guess);
    return isFull && !this.#isKeyframeDue(this.#guessedEnd);
  }

  /**
   * The next frame should be a keyframe, where players may begin. Waiting for it costs one frame, once a group of
   * pictures, and buys that sound from before it stays before it, and that at the end of a segment the preload hint
   * never names a part that will not come (HL5).
   */
  #isKeyframeDue(at: Ticks): boolean {
    // Before the first group of pictures is measured, the usual two seconds are as good a guess as any.
    const due = this.#pace.keyframes.nextDue ?? (this.#cutter.segmentStart ?? at) + SEGMENT;
    return Math.abs(at - due) <= this.#pace.frames.guess / 2;
  }

  get #guessedEnd(): Ticks {
    return this.#pace.guessedEnd ?? this.#cutter.position;
  }

  #cut(end: Ticks, audioBefore: Ticks | null): void {
    const first = this.#cutter.fragment.firstVideo;
    if (first !== null) this.#cutter.seal(first.dts, end, audioBefore);
  }

  /** Fragments of sound alone, and a segment without a keyframe when it is time. */
  #goOnWithoutVideo(): void {
    const { fragment, partTarget } = this.#cutter;
    while (!this.#isVideoLost) {
      const start = fragment.firstVideo?.dts ?? fragment.firstAudio?.startsAt;
      const last = fragment.lastAudio;
      if (start === undefined || last === null) return;
      const limit = ticks(start + partTarget);
      if (last.endsAt <= limit) return;
      const end = fragment.firstVideo === null ? fragment.audioEndBy(limit) : limit;
      this.#cutter.seal(start, end, end);
      this.#splitWithoutKeyframe();
    }
  }

  #splitWithoutKeyframe(): void {
    const { position, segmentStart } = this.#cutter;
    if (segmentStart === null || position - segmentStart < SEGMENT) return;
    this.#cutter.close(position);
    this.#isVideoLost = position - this.#guessedEnd >= LOSS;
    if (!this.#isVideoLost) this.#cutter.open(position, position);
  }
}
