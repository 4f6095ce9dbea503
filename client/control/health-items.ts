import type { Signal, StreamHealth } from "../../shared/protocol.ts";
import { formatNumber, formatTime } from "../i18n/format.ts";
import { t } from "./strings.ts";

export interface HealthItem {
  readonly name: string;
  readonly value: string;
  /** "": says nothing of good or bad. */
  readonly tone: "ok" | "warn" | "";
}

const LONG_KEYFRAME_INTERVAL_MS = 4000;

/** The stream's state in words and figures. Without a stream only where the picture comes from is said. */
export function healthItems(health: StreamHealth | null, signal: Signal | null): readonly HealthItem[] {
  const source: HealthItem = { name: t("source"), value: sourceWords(health, signal), tone: sourceTone(signal) };
  if (health === null || health.signal === "none") return [source];
  const { bitrateKbps, framesPerSecond, keyframeIntervalMs, audioCodec, videoCodec } = health;
  const isLong = keyframeIntervalMs !== null && keyframeIntervalMs > LONG_KEYFRAME_INTERVAL_MS;
  return [
    {
      name: t("video"),
      value: videoCodec === null ? t("none") : t("megabits", { value: tenths(bitrateKbps / 1000) }),
      tone: videoCodec === null ? "warn" : "ok",
    },
    {
      name: t("frames"),
      value: t("perSecond", { value: tenths(framesPerSecond) }),
      tone: framesPerSecond < 10 ? "warn" : "ok",
    },
    {
      name: t("keyframes"),
      value: keyframeIntervalMs === null ? "—" : t("seconds", { value: tenths(keyframeIntervalMs / 1000) }),
      tone: isLong ? "warn" : "ok",
    },
    { name: t("sound"), value: soundWords(audioCodec), tone: audioCodec === null ? "warn" : "ok" },
    source,
  ];
}

/** What is to be mended at the encoder or the disk, in words. A code this page does not know is shown as it is. */
export const warningWords = (code: string): string =>
  code in worded ? t(worded[code as keyof typeof worded]) : t("warning.other", { code });

const worded = {
  LONG_KEYFRAME_INTERVAL: "warning.LONG_KEYFRAME_INTERVAL",
  IRREGULAR_KEYFRAMES: "warning.IRREGULAR_KEYFRAMES",
  NO_AUDIO: "warning.NO_AUDIO",
  NO_VIDEO: "warning.NO_VIDEO",
  CODEC_REFUSED: "warning.CODEC_REFUSED",
  FASTER_THAN_REAL_TIME: "warning.FASTER_THAN_REAL_TIME",
  HIGH_BITRATE: "warning.HIGH_BITRATE",
  RECORDING_DISK_FLOOR: "warning.RECORDING_DISK_FLOOR",
  RECORDING_FAILING: "warning.RECORDING_FAILING",
  RECORDING_BEHIND: "warning.RECORDING_BEHIND",
} as const;

function sourceWords(health: StreamHealth | null, signal: Signal | null): string {
  if (signal === null) return "—";
  if (signal !== "encoder") return t(`signal.${signal}`);
  return t("signal.encoder", { time: health?.connectedSince == null ? "…" : formatTime(health.connectedSince) });
}

const sourceTone = (signal: Signal | null): HealthItem["tone"] =>
  signal === "encoder" ? "ok" : signal === "none" ? "warn" : "";

/** `mp4a.40.2` means AAC to people. */
const soundWords = (codec: string | null): string =>
  codec === null ? t("none") : codec.startsWith("mp4a") ? "AAC" : codec;

const tenths = (value: number): string => formatNumber(Math.round(value * 10) / 10);
