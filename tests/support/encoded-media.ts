import { execFileSync } from "node:child_process";
import { FlvDemuxer } from "../../server/media/flv-demuxer.ts";
import { FlvFileReader } from "../../server/media/flv-file.ts";
import type { MediaEvent } from "../../server/media/sample.ts";
import { programTime } from "../../shared/time.ts";

export interface EncodedSettings {
  readonly seconds: number;
  readonly rate: string;
  readonly size: string;
  readonly bFrames: number;
  readonly gopSeconds: number;
  readonly video: boolean;
  readonly audio: boolean;
}

const defaults: EncodedSettings = {
  seconds: 6,
  rate: "30",
  size: "160x90",
  bFrames: 0,
  gopSeconds: 2,
  video: true,
  audio: true,
};

/** What ffmpeg encodes, as ingest would hand it on: each sample arrives at the time it is to be shown, from `startMs` on. */
export function encodedMedia(settings: Partial<EncodedSettings> = {}, startMs = 1_000_000): readonly MediaEvent[] {
  const flv = execFileSync("ffmpeg", command({ ...defaults, ...settings }), {
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const demuxer = new FlvDemuxer();
  return new FlvFileReader().push(flv).flatMap((tag) => demuxer.push(tag, programTime(startMs + tag.timestampMs)));
}

function command({ seconds, rate, size, bFrames, gopSeconds, video, audio }: EncodedSettings): readonly string[] {
  const gop = `expr:gte(t,n_forced*${gopSeconds})`;
  return [
    ...["-hide_banner", "-loglevel", "error"],
    ...(video ? ["-f", "lavfi", "-i", `testsrc2=size=${size}:rate=${rate}`] : []),
    ...(audio ? ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100"] : []),
    ...(video ? ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-bf", String(bFrames)] : []),
    ...(video ? ["-g", "9999", "-sc_threshold", "0", "-force_key_frames", gop] : []),
    ...(audio ? ["-c:a", "aac", "-b:a", "64k"] : []),
    ...["-t", String(seconds), "-f", "flv", "pipe:1"],
  ];
}
