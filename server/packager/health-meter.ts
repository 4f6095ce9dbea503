import { type Millis, type ProgramTime, programTime, type Ticks, ticks, ticksToMillis } from "../../shared/time.ts";
import type { MediaEvent, Sample } from "../media/sample.ts";
import type { AudioTrack, TrackType } from "../media/track.ts";
import { ArrivalDelay } from "./arrival-delay.ts";
import { FrameDrops } from "./frame-drops.ts";
import { emptyLineup, type Lineup, withTrack } from "./lineup.ts";

export interface HealthReading {
  readonly bitrateKbps: number;
  readonly framesPerSecond: number;
  readonly keyframeIntervalMs: Millis | null;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** Of the last 30 s, 0 to 1 (FrameDrops). */
  readonly droppedShare: number | null;
  /** Behind the soonest of the last ten minutes (ArrivalDelay). */
  readonly lateMs: Millis | null;
  /** Codes: `LONG_KEYFRAME_INTERVAL`, `NO_VIDEO`, `NO_AUDIO`. */
  readonly warnings: readonly string[];
}

interface Second {
  readonly startsAt: ProgramTime;
  bytes: number;
  frames: number;
}

const WINDOW_MS = 5000;
const SLICE_MS = 500;
const SILENT_MS = 2000;
/** Above this, joining is slow and segments are cut without a keyframe. Encoders are told to use 1–2 s. */
const LONG_KEYFRAME_INTERVAL_MS = 4000;

/** What the control room reads of a source, over the last five seconds of arrival. */
export class HealthMeter {
  readonly #slices: Second[] = [];
  readonly #lastArrival: Record<TrackType, ProgramTime | null> = { video: null, audio: null };
  #firstArrival: ProgramTime | null = null;
  readonly #drops = new FrameDrops();
  readonly #delay = new ArrivalDelay();
  #lineup: Lineup = emptyLineup;
  #lastKeyframe: Ticks | null = null;
  #lastVideo: Ticks | null = null;
  #keyframeInterval: Ticks | null = null;

  observe(event: MediaEvent): void {
    switch (event.type) {
      case "track":
        this.#lineup = withTrack(this.#lineup, event.track);
        break;
      case "jump":
        this.#lastKeyframe = null;
        this.#lastVideo = null;
        this.#drops.restart();
        this.#delay.restart();
        break;
      case "sample":
        this.#sample(event.sample);
        break;
    }
  }

  /** What the samples of sound that come now are of. */
  get audioTrack(): AudioTrack | null {
    return this.#lineup.audio;
  }

  read(now: ProgramTime): HealthReading {
    this.#forget(now);
    const seconds = Math.min(Math.max(now - (this.#firstArrival ?? now), 1000), WINDOW_MS) / 1000;
    const bytes = this.#slices.reduce((sum, slice) => sum + slice.bytes, 0);
    const frames = this.#slices.reduce((sum, slice) => sum + slice.frames, 0);
    const { video, audio } = this.#lineup;
    return {
      bitrateKbps: Math.round((bytes * 8) / 1000 / seconds),
      framesPerSecond: Math.round((frames / seconds) * 10) / 10,
      keyframeIntervalMs: this.#keyframeInterval === null ? null : ticksToMillis(this.#keyframeInterval),
      videoCodec: video?.codecString ?? null,
      audioCodec: audio?.codecString ?? null,
      widthPx: video?.widthPx ?? null,
      heightPx: video?.heightPx ?? null,
      droppedShare: this.#drops.share(now),
      lateMs: this.#delay.read(now),
      warnings: this.#warnings(now),
    };
  }

  #sample(sample: Sample): void {
    const { arrivedAt, dts } = sample;
    this.#firstArrival ??= arrivedAt;
    this.#lastArrival[sample.type] = arrivedAt;
    const slice = this.#sliceAt(arrivedAt);
    slice.bytes += sample.data.byteLength;
    // Encoders may send sound ahead of its time: where there is a picture, that tells.
    if (sample.type === "video" || this.#lineup.video === null) this.#delay.observe(dts, arrivedAt);
    if (sample.type === "audio") return;
    this.#drops.observe(dts, arrivedAt);
    slice.frames += 1;
    this.#lastVideo = dts;
    if (!sample.isKeyframe) return;
    if (this.#lastKeyframe !== null) this.#keyframeInterval = ticks(dts - this.#lastKeyframe);
    this.#lastKeyframe = dts;
  }

  #sliceAt(time: ProgramTime): Second {
    const newest = this.#slices.at(-1);
    if (newest !== undefined && time - newest.startsAt < SLICE_MS) return newest;
    const slice = { startsAt: time, bytes: 0, frames: 0 };
    this.#slices.push(slice);
    this.#forget(time);
    return slice;
  }

  #forget(now: ProgramTime): void {
    const oldest = programTime(now - WINDOW_MS);
    while (this.#slices[0] !== undefined && this.#slices[0].startsAt < oldest) this.#slices.shift();
  }

  #warnings(now: ProgramTime): readonly string[] {
    const sinceKeyframe = (this.#lastVideo ?? 0) - (this.#lastKeyframe ?? this.#lastVideo ?? 0);
    const interval = ticksToMillis(ticks(Math.max(this.#keyframeInterval ?? 0, sinceKeyframe)));
    return [
      ...(interval > LONG_KEYFRAME_INTERVAL_MS ? ["LONG_KEYFRAME_INTERVAL"] : []),
      ...(this.#isSilent("video", now) ? ["NO_VIDEO"] : []),
      ...(this.#isSilent("audio", now) ? ["NO_AUDIO"] : []),
    ];
  }

  #isSilent(type: TrackType, now: ProgramTime): boolean {
    const last = this.#lastArrival[type] ?? this.#firstArrival;
    return last !== null && now - last > SILENT_MS;
  }
}
