import { HeldSamples } from "./held-samples.ts";
import type { MediaEvent, Sample } from "./sample.ts";
import type { Track, TrackType } from "./track.ts";

type JumpEvent = Extract<MediaEvent, { type: "jump" }>;

/** How long a promised track may be late before the other goes on air alone. */
const PATIENCE_MS = 1_000;
/** How long sound waits for a picture's first keyframe: longer than any sensible keyframe interval. */
const KEYFRAME_PATIENCE_MS = 10_000;
/** Bytes held while waiting: a second at 30 Mbit/s. */
const MOST_HELD = 4 * 1024 * 1024;
/** Samples held while waiting: a second of sound and pictures is some two hundred. */
const MOST_SAMPLES = 4096;
/** Half a frame of AAC, in ticks: sound that lies mostly after the first picture is kept. */
const SLACK = 1_000;

/** Nothing is on air; this is held back. */
interface Waiting {
  readonly held: HeldSamples;
  readonly jump: JumpEvent | null;
}

/**
 * Decides when a session may begin, and begin again after a jump: with every promised track known, and on a keyframe.
 * Promises whoever listens that after the start, a new video track or a jump, the first video sample is a keyframe. RT15–RT19.
 */
export class StartGate {
  readonly #trackByType = new Map<TrackType, Track>();
  readonly #announced = new Set<TrackType>();
  #promised: ReadonlySet<TrackType> = new Set<TrackType>(["video", "audio"]);
  #waiting: Waiting | null = { held: new HeldSamples(), jump: null };
  #needsKeyframe = true;

  /** What the encoder says it will send. Without a word from it, both. */
  promise(types: ReadonlySet<TrackType>): void {
    this.#promised = types;
  }

  /** A track, new or changed: told with its first sample. What was held under the old one goes. */
  track(track: Track): void {
    this.#trackByType.set(track.type, track);
    this.#announced.delete(track.type);
    if (track.type === "video") this.#needsKeyframe = true;
    this.#waiting?.held.forget(track.type);
  }

  /** What was held is of the old base. While nothing was on air yet, nobody needs to hear of the jump. */
  jump(event: JumpEvent): void {
    const isUnseen = this.#waiting !== null && this.#waiting.jump === null;
    this.#waiting = { held: new HeldSamples(), jump: isUnseen ? null : event };
    this.#needsKeyframe = true;
  }

  /** What may be told now that this sample is here, in order. */
  sample(sample: Sample): readonly MediaEvent[] {
    const canDecode = sample.type === "audio" || sample.isKeyframe || !this.#needsKeyframe;
    if (canDecode && sample.type === "video") this.#needsKeyframe = false;
    if (this.#waiting !== null) return this.#hold(this.#waiting, sample, canDecode);
    return canDecode ? [...this.#announce([sample.type]), { type: "sample", sample }] : [];
  }

  #hold({ held, jump }: Waiting, sample: Sample, canDecode: boolean): readonly MediaEvent[] {
    const waitedMs = held.note(sample);
    if (canDecode) held.push(sample);
    if (held.count === 0 || !this.#mayBegin(held, waitedMs)) return [];
    this.#waiting = null;
    return this.#begin(held.samples, jump);
  }

  #mayBegin(held: HeldSamples, waitedMs: number): boolean {
    const isFull = held.bytes >= MOST_HELD || held.count >= MOST_SAMPLES;
    const isComplete = [...this.#promised].every((type) => this.#trackByType.has(type));
    if (!isComplete && waitedMs < PATIENCE_MS && !isFull) return false;
    const needsPicture = this.#trackByType.has("video") && !held.hasPicture;
    return !needsPicture || waitedMs >= KEYFRAME_PATIENCE_MS || isFull;
  }

  #begin(held: readonly Sample[], jump: JumpEvent | null): readonly MediaEvent[] {
    const keyframe = held.find((sample) => sample.type === "video");
    const from = keyframe === undefined ? Number.NEGATIVE_INFINITY : keyframe.dts - SLACK;
    return [
      ...(jump === null ? [] : [jump]),
      ...this.#announce(keyframe === undefined ? ["audio"] : ["video", "audio"]),
      ...held.filter((sample) => sample.dts >= from).map((sample): MediaEvent => ({ type: "sample", sample })),
    ];
  }

  /** Track events for those of these types that are known and were not told yet. */
  #announce(types: readonly TrackType[]): readonly MediaEvent[] {
    return types.flatMap((type): readonly MediaEvent[] => {
      const track = this.#trackByType.get(type);
      if (track === undefined || this.#announced.has(type)) return [];
      this.#announced.add(type);
      return [{ type: "track", track }];
    });
  }
}
