import type { AudienceSummary, StreamHealth } from "../../shared/protocol.ts";
import { millis, programTime } from "../../shared/time.ts";

/** A stream that does well, as the control room hears it. */
export const aHealth = (more: Partial<StreamHealth> = {}): StreamHealth => ({
  signal: "encoder",
  connectedSince: programTime(Date.UTC(2026, 0, 30, 7, 0)),
  bitrateKbps: 5840,
  framesPerSecond: 24.98,
  keyframeIntervalMs: millis(2000),
  videoCodec: "avc1.64001f",
  audioCodec: "mp4a.40.2",
  widthPx: 1920,
  heightPx: 1080,
  droppedShare: 0,
  lateMs: millis(40),
  sound: { state: "measured", momentaryLufs: -17.4, shortTermLufs: -18.2, silentMs: millis(0) },
  recording: { writing: "on", freeBytes: 38_400_000_000, hoursLeft: 14.5 },
  warnings: [],
  ...more,
});

/** A full hall with the lags of a good evening. */
export const anAudience = (more: Partial<AudienceSummary> = {}): AudienceSummary => ({
  people: 1284,
  playing: 1210,
  medianLagMs: millis(2_400),
  p95LagMs: millis(7_000),
  p90LagMs: millis(4_500),
  firstLagMs: millis(800),
  lags: [
    [millis(1_000), 310],
    [millis(2_500), 500],
    [millis(7_000), 400],
  ],
  ...more,
});
