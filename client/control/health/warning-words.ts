import { t } from "./strings.ts";

/** Each says what is wrong, and then what to do. docs/operations.md has a line for every one. */
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
  SILENCE: "warning.SILENCE",
  TOO_LOUD: "warning.TOO_LOUD",
  TOO_QUIET: "warning.TOO_QUIET",
  FRAMES_DROPPED: "warning.FRAMES_DROPPED",
  LINE_BEHIND: "warning.LINE_BEHIND",
  LOW_FRAME_RATE: "warning.LOW_FRAME_RATE",
  LOW_BITRATE: "warning.LOW_BITRATE",
  VIEWERS_LATE: "warning.VIEWERS_LATE",
  DISK_SOON_FULL: "warning.DISK_SOON_FULL",
} as const;

export type Warning = keyof typeof worded;

/** What is to be mended at the encoder or the disk, in words. A code this page does not know is shown as it is. */
export const warningWords = (code: string): string =>
  code in worded ? t(worded[code as Warning]) : t("warning.other", { code });
