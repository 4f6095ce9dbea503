import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { FlvFileReader } from "../../server/media/flv-file.ts";
import { FLV_SCRIPT, type FlvTag } from "../../server/media/flv-tag.ts";

export interface ClipSettings {
  readonly seconds: number;
  readonly size: string;
  readonly framesPerSecond: number;
  readonly gopFrames: number;
  readonly bFrames: number;
}

export const clipDefaults: ClipSettings = {
  seconds: 26,
  size: "320x180",
  framesPerSecond: 25,
  gopFrames: 50,
  bFrames: 0,
};

/** Encodes a moving picture with sound, H.264 and AAC in FLV, ready to be pushed as it is. */
export async function makeClip(file: string, given: Partial<ClipSettings> = {}): Promise<void> {
  const { seconds, size, framesPerSecond, gopFrames, bFrames } = { ...clipDefaults, ...given };
  const ffmpeg = spawn(
    "ffmpeg",
    [
      ...["-v", "error", "-y", "-f", "lavfi", "-i", `testsrc2=size=${size}:rate=${framesPerSecond}`],
      ...["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-t", String(seconds)],
      ...["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-bf", String(bFrames), "-b:v", "300k"],
      ...["-g", String(gopFrames), "-keyint_min", String(gopFrames), "-sc_threshold", "0"],
      ...["-c:a", "aac", "-b:a", "64k", "-f", "flv", file],
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const [exitCode] = await once(ffmpeg, "exit");
  if (exitCode !== 0) throw new Error(`ffmpeg made no clip: ${exitCode}`);
}

/** The tags of a clip, without its metadata: an encoder of few words. */
export async function tagsOf(file: string): Promise<readonly FlvTag[]> {
  const tags = new FlvFileReader().push(await readFile(file));
  return tags.filter(({ type }) => type !== FLV_SCRIPT);
}

/** Those of the first so many seconds, moved along the encoder's clock, which wraps after 32 bits. */
export const shifted = (tags: readonly FlvTag[], untilMs: number, byMs: number): readonly FlvTag[] =>
  tags
    .filter(({ timestampMs }) => timestampMs < untilMs)
    .map((tag) => ({ ...tag, timestampMs: (tag.timestampMs + byMs) >>> 0 }));
