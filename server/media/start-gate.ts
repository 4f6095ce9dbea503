import { between, ticks, ticksToMillis } from "../../shared/time.ts";
import type { MediaEvent, Sample } from "./sample.ts";
import type { Track, TrackType } from "./track.ts";

type JumpEvent = Extract<MediaEvent, { type: "jump" }>;

/** How long a promised track may be late before the other goes on air alone. */
const PATIENCE_MS = 1_000;
/** How long sound waits for a picture's first keyframe: longer than any sensible keyframe interval. */
const KEYFRAME_PATIENCE_MS = 10_000;
/** Bytes held while waiting: a second at 30 Mbit/s. */
const MOST_HELD = 4 * 1024 * 1024;
/** Half a frame of AAC, in ticks: sound that lies mostly after the first picture is kept. */
const SLACK = 1_000;

/** Nothing is on air; this is held back. */
interface Waiting {
  /** Where the wait began, were it a picture that could not be decoded. */
  readonly first: Sample | null;
  readonly held: readonly Sample[];
  readonly jump: JumpEvent | null;
}

const nothingHeld: Waiting = { first: null, held: [], jump: null };

/**
 * Decides when a session may begin, and begin again after a jump: with every promised track known, and on a keyframe.
 * Promises whoever listens that after the start, a new video track or a jump, the first video sample is a keyframe. RT15–RT19.
 */
export class StartGate {
  readonly #trackByType = new Map<TrackType, Track>();
  readonly #announced = new Set<TrackType>();
  #promised: ReadonlySet<TrackType> = new Set<TrackType>(["video", "audio"]);
  #waiting: Waiting | null = nothingHeld;
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
    if (this.#waiting === null) return;
    this.#waiting = { ...this.#waiting, held: this.#waiting.held.filter((sample) => sample.type !== track.type) };
  }

  /** What was held is of the old base. While nothing was on air yet, nobody needs to hear of the jump. */
  jump(event: JumpEvent): void {
    const isUnseen = this.#waiting !== null && this.#waiting.jump === null;
    this.#waiting = { ...nothingHeld, jump: isUnseen ? null : event };
    this.#needsKeyframe = true;
  }

  /** What may be told now that this sample is here, in order. */
  sample(sample: Sample): readonly MediaEvent[] {
    const canDecode = sample.type === "audio" || sample.isKeyframe || !this.#needsKeyframe;
    if (canDecode && sample.type === "video") this.#needsKeyframe = false;
    if (this.#waiting !== null) return this.#hold(this.#waiting, sample, canDecode);
    return canDecode ? [...this.#announce([sample.type]), { type: "sample", sample }] : [];
  }

  #hold(waiting: Waiting, sample: Sample, canDecode: boolean): readonly MediaEvent[] {
    const held = canDecode ? [...recent(waiting.held, sample), sample] : waiting.held;
    const first = waiting.first ?? sample;
    this.#waiting = { ...waiting, first, held };
    if (held.length === 0 || !this.#mayBegin(held, waitedFor(first, sample))) return [];
    this.#waiting = null;
    return this.#begin(held, waiting.jump);
  }

  #mayBegin(held: readonly Sample[], waitedMs: number): boolean {
    const isComplete = [...this.#promised].every((type) => this.#trackByType.has(type));
    if (!isComplete && waitedMs < PATIENCE_MS && sizeOf(held) < MOST_HELD) return false;
    const needsPicture = this.#trackByType.has("video") && !hasPicture(held);
    return !needsPicture || waitedMs >= KEYFRAME_PATIENCE_MS;
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

/** Sound without a picture: no more than a second of it can still be needed. */
function recent(held: readonly Sample[], latest: Sample): readonly Sample[] {
  if (hasPicture(held)) return held;
  return held.filter((sample) => ticksToMillis(ticks(latest.dts - sample.dts)) <= PATIENCE_MS);
}

/** On the wall clock or in media time, whichever went further: a file may be pushed faster than real time. */
function waitedFor(first: Sample, latest: Sample): number {
  return Math.max(between(first.arrivedAt, latest.arrivedAt), ticksToMillis(ticks(latest.dts - first.dts)));
}

function hasPicture(held: readonly Sample[]): boolean {
  return held.some((sample) => sample.type === "video");
}

function sizeOf(held: readonly Sample[]): number {
  return held.reduce((sum, sample) => sum + sample.data.length, 0);
}
