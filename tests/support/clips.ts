import type { Clip, ClipSample } from "../../server/playout/clip.ts";
import { ticks } from "../../shared/time.ts";

/** A clip of 8 s: 25 pictures a second with a keyframe each second, 48 kHz sound. Each sample's bytes say its place. */
export function aClip(): Clip {
  const lengthTicks = 8 * 90_000;
  const pictures = Array.from({ length: 200 }, (_, place) => sampleAt("video", place * 3600, place % 25 === 0));
  const sound = Array.from({ length: 375 }, (_, place) => sampleAt("audio", place * 1920, true));
  return {
    tracks: [
      {
        type: "video",
        codec: "avc1",
        codecString: "avc1.64001f",
        widthPx: 1280,
        heightPx: 720,
        config: new Uint8Array(),
      },
      {
        type: "audio",
        codec: "mp4a",
        codecString: "mp4a.40.2",
        sampleRateHz: 48_000,
        channels: 1,
        config: new Uint8Array(),
      },
    ],
    samples: [...pictures, ...sound].sort((a, b) => a.dts - b.dts),
    length: ticks(lengthTicks),
  };
}

function sampleAt(type: "video" | "audio", dts: number, isKeyframe: boolean): ClipSample {
  return {
    type,
    dts: ticks(dts),
    compositionOffset: ticks(0),
    isKeyframe,
    data: Uint8Array.of(dts / 1920, dts / 3600),
  };
}
