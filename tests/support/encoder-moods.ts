import { execFileSync } from "node:child_process";
import { FlvFileReader } from "../../server/media/flv-file.ts";
import type { FlvTag } from "../../server/media/flv-tag.ts";
import { type DueTag, dueByThemselves } from "./live-pushes.ts";

/** One session of a troubled encoder: what it sends, and how it goes. */
export interface Mood {
  readonly name: string;
  readonly tags: readonly DueTag[];
  /** `stop`: a polite goodbye; `cut`: the cable is pulled; `freeze`: it says nothing more and stays. */
  readonly end: "stop" | "cut" | "freeze";
}

const VIDEO = 9;
const AUDIO = 8;
/** FLV's clock has 32 bits of milliseconds. */
const WRAP = 2 ** 32;

/** Every way in which an encoder may differ from the one before it, each a real encoding of a second or three. */
export function encoderMoods(): readonly Mood[] {
  const plain = clip({});
  const long = clip({ seconds: 3.2 });
  return [
    { name: "plain", tags: plain, end: "stop" },
    { name: "another size", tags: clip({ size: "640x360" }), end: "cut" },
    { name: "B-frames", tags: clip({ bFrames: 2 }), end: "stop" },
    { name: "no sound", tags: without(AUDIO, plain), end: "cut" },
    { name: "sound alone", tags: without(VIDEO, plain), end: "stop" },
    { name: "sound gone and back", tags: without(AUDIO, long, [600, 2200]), end: "cut" },
    { name: "picture gone", tags: without(VIDEO, long, [500, 9999]), end: "stop" },
    { name: "an hour ahead midway", tags: later(plain, 3_600_000, 500), end: "cut" },
    { name: "ninety seconds back midway", tags: later(later(plain, 100_000), -90_000, 500), end: "stop" },
    { name: "over the 32-bit wrap", tags: later(plain, WRAP - 500), end: "cut" },
    { name: "another rate of sound and picture", tags: clip({ rate: 50, soundHz: 44_100 }), end: "stop" },
    { name: "frozen", tags: plain.filter(({ dueMs }) => dueMs < 600), end: "freeze" },
  ];
}

/** Tags of one kind are left out while they are due between these moments. */
const without = (type: number, tags: readonly DueTag[], [from, to] = [0, 9999]): readonly DueTag[] =>
  tags.filter(({ tag, dueMs }) => tag.type !== type || dueMs < from || dueMs > to);

/** What is due from `fromMs` on says a later time. */
const later = (tags: readonly DueTag[], byMs: number, fromMs = 0): readonly DueTag[] =>
  tags.map(({ tag, dueMs }) => ({ dueMs, tag: dueMs < fromMs ? tag : saying(tag, tag.timestampMs + byMs) }));

const saying = (tag: FlvTag, timestampMs: number): FlvTag => ({ ...tag, timestampMs: timestampMs % WRAP });

interface ClipSettings {
  readonly size?: string;
  readonly bFrames?: number;
  readonly rate?: number;
  readonly soundHz?: number;
  readonly seconds?: number;
}

function clip({ size = "320x180", bFrames = 0, rate = 30, soundHz = 48_000, seconds = 1 }: ClipSettings) {
  const flv = execFileSync(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-f", "lavfi", "-i", `testsrc2=size=${size}:rate=${rate}`],
      ...["-f", "lavfi", "-i", `sine=frequency=440:sample_rate=${soundHz}`],
      ...["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-bf", String(bFrames)],
      ...["-g", String(rate / 2), "-c:a", "aac", "-b:a", "64k", "-t", String(seconds), "-f", "flv", "pipe:1"],
    ],
    { maxBuffer: 64 * 1024 * 1024, stdio: ["ignore", "pipe", "ignore"] },
  );
  return dueByThemselves(new FlvFileReader().push(flv).filter(({ type }) => type === VIDEO || type === AUDIO));
}
