import type { MediaEvent, Sample } from "../../server/media/sample.ts";
import type { AudioTrack, VideoTrack } from "../../server/media/track.ts";
import { programTime, ticks, ticksToMillis } from "../../shared/time.ts";

/** Builders of what a source says, for tests that need no real picture. */
export const aVideoTrack = (given: Partial<VideoTrack> = {}): MediaEvent => ({
  type: "track",
  track: {
    type: "video",
    codec: "avc1",
    codecString: "avc1.64001f",
    widthPx: 640,
    heightPx: 360,
    config: Uint8Array.of(1, 0x64, 0, 0x1f, 0xff),
    ...given,
  },
});

export const anAudioTrack = (given: Partial<AudioTrack> = {}): MediaEvent => ({
  type: "track",
  track: {
    type: "audio",
    codec: "mp4a",
    codecString: "mp4a.40.2",
    sampleRateHz: 48_000,
    channels: 2,
    config: Uint8Array.of(0x11, 0x90),
    ...given,
  },
});

export const SESSION_START_MS = 1_000_000;

export const aSample = (given: Partial<Sample> & { readonly dts: Sample["dts"] }): MediaEvent => ({
  type: "sample",
  sample: {
    type: "video",
    compositionOffset: ticks(0),
    isKeyframe: false,
    data: Uint8Array.of(1, 2, 3, 4),
    arrivedAt: programTime(SESSION_START_MS + ticksToMillis(given.dts)),
    ...given,
  },
});

export interface StreamShape {
  readonly seconds: number;
  readonly framesPerSecond: number;
  readonly gopSeconds: number;
  readonly fromSeconds: number;
  readonly video: boolean;
  readonly audio: boolean;
}

/** Samples of a steady stream, in the order an encoder sends them: by time, sound before picture. */
export function aStream(given: Partial<StreamShape> = {}): readonly MediaEvent[] {
  const shape = { seconds: 6, framesPerSecond: 30, gopSeconds: 2, fromSeconds: 0, video: true, audio: true, ...given };
  const picture = shape.video ? frames(shape) : [];
  const sound = shape.audio ? soundFrames(shape) : [];
  return [...picture, ...sound]
    .sort((a, b) => a.dts - b.dts || (a.type === "audio" ? -1 : 1))
    .map((sample) => aSample(sample));
}

type Timed = Partial<Sample> & Pick<Sample, "dts" | "type">;

function frames({ seconds, framesPerSecond, gopSeconds, fromSeconds }: StreamShape): readonly Timed[] {
  const gop = Math.round(gopSeconds * framesPerSecond);
  return Array.from({ length: Math.round(seconds * framesPerSecond) }, (_, index) => ({
    type: "video",
    dts: ticks(Math.round((fromSeconds + index / framesPerSecond) * 90_000)),
    isKeyframe: index % gop === 0,
  }));
}

const AAC_TICKS = 1920;

function soundFrames({ seconds, fromSeconds }: StreamShape): readonly Timed[] {
  return Array.from({ length: Math.floor((seconds * 90_000) / AAC_TICKS) }, (_, index) => ({
    type: "audio",
    dts: ticks(Math.round(fromSeconds * 90_000) + index * AAC_TICKS),
    isKeyframe: true,
  }));
}

/** Both tracks announced, then the stream. */
export const announced = (given: Partial<StreamShape> = {}): readonly MediaEvent[] => [
  ...(given.video === false ? [] : [aVideoTrack()]),
  ...(given.audio === false ? [] : [anAudioTrack()]),
  ...aStream(given),
];
