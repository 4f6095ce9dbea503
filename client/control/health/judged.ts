/** What of a stream's health is wrong, and how badly. Pure; the thresholds stand here and in docs/spec/control.md, CR55. */
import type { AudienceSummary, StreamHealth } from "../../../shared/protocol.ts";
import type { Warning } from "./warning-words.ts";

/** `bad`: viewers suffer now, or will soon; it is told in the room's notes too. */
export type Tone = "ok" | "warn" | "bad";
export interface Judgement {
  readonly tone: Tone;
  readonly warning: Warning | null;
}

const fine: Judgement = { tone: "ok", warning: null };
const warn = (warning: Warning): Judgement => ({ tone: "warn", warning });
const bad = (warning: Warning): Judgement => ({ tone: "bad", warning });

/** Which of two limits a value is over. */
const over = (value: number, { warnFrom, badFrom }: Limits, warning: Warning): Judgement =>
  value >= badFrom ? bad(warning) : value >= warnFrom ? warn(warning) : fine;

interface Limits {
  readonly warnFrom: number;
  readonly badFrom: number;
}

const limits = {
  drops: { warnFrom: 0.01, badFrom: 0.05 },
  lateMs: { warnFrom: 1_000, badFrom: 3_000 },
  lagMs: { warnFrom: 5_000, badFrom: 15_000 },
  silentMs: { warnFrom: 3_000, badFrom: 10_000 },
} as const satisfies Record<string, Limits>;
const LONG_KEYFRAME_INTERVAL_MS = 4_000;
const LOW_FRAME_RATE = 10;
/** For a picture of 720 lines and more: below it the letters of slides smear. */
const LOW_BITRATE_KBPS = 1_000;
/**
 * EBU R128 asks for −23 LUFS over a programme, streaming services play at −14 to −16. Speech that is measured over 3 s
 * wavers by some LU about that; what is outside of this is not a matter of taste any more.
 */
const LOUDEST_LUFS = -11;
const QUIETEST_LUFS = -32;
const FEW_HOURS = 4;

export function judgeVideo({ videoCodec, warnings, bitrateKbps, heightPx }: StreamHealth): Judgement {
  if (videoCodec === null || warnings.includes("NO_VIDEO")) return bad("NO_VIDEO");
  return (heightPx ?? 0) >= 720 && bitrateKbps < LOW_BITRATE_KBPS ? warn("LOW_BITRATE") : fine;
}

export const judgeFrames = ({ framesPerSecond, videoCodec }: StreamHealth): Judgement =>
  videoCodec !== null && framesPerSecond < LOW_FRAME_RATE ? warn("LOW_FRAME_RATE") : fine;

export const judgeKeyframes = ({ keyframeIntervalMs, warnings }: StreamHealth): Judgement =>
  warnings.includes("LONG_KEYFRAME_INTERVAL") || (keyframeIntervalMs ?? 0) > LONG_KEYFRAME_INTERVAL_MS
    ? warn("LONG_KEYFRAME_INTERVAL")
    : fine;

export function judgeSound({ audioCodec, warnings, sound }: StreamHealth): Judgement {
  if (audioCodec === null || warnings.includes("NO_AUDIO")) return bad("NO_AUDIO");
  if (sound.state === "unmeasured") return fine;
  const silence = over(sound.silentMs, limits.silentMs, "SILENCE");
  const loudness = sound.shortTermLufs;
  if (silence.tone !== "ok" || loudness === null || sound.silentMs > 0) return silence;
  if (loudness > LOUDEST_LUFS) return warn("TOO_LOUD");
  // A pause in speech is not a quiet microphone: what is said at this moment counts as well.
  return Math.max(loudness, sound.momentaryLufs) < QUIETEST_LUFS ? warn("TOO_QUIET") : fine;
}

export const judgeDrops = ({ droppedShare }: StreamHealth): Judgement =>
  over(droppedShare ?? 0, limits.drops, "FRAMES_DROPPED");

export const judgeLine = ({ lateMs }: StreamHealth): Judgement => over(lateMs ?? 0, limits.lateMs, "LINE_BEHIND");

export const judgeLag = (audience: AudienceSummary | null): Judgement =>
  over(audience?.medianLagMs ?? 0, limits.lagMs, "VIEWERS_LATE");

export function judgeRecording({ recording }: StreamHealth): Judgement {
  switch (recording.writing) {
    case "floor":
      return bad("RECORDING_DISK_FLOOR");
    case "failing":
      return bad("RECORDING_FAILING");
    case "behind":
      return bad("RECORDING_BEHIND");
    case "on":
      return recording.hoursLeft !== null && recording.hoursLeft < FEW_HOURS ? warn("DISK_SOON_FULL") : fine;
  }
}
