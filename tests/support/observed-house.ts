import type { Observed } from "../../server/ops/observed.ts";
import { millis } from "../../shared/time.ts";

/** A house with one stage on air, ten people watching, and a disk that says only how large it is. */
export const observedHouse = (changes: Partial<Observed> = {}): Observed => ({
  version: "1.2.3",
  isReady: () => true,
  counts: () => new Map(),
  stalls: () => 0,
  sockets: () => 12,
  audience: () => ({ people: 10, playing: 9, medianLagMs: millis(1_200) }),
  stages: () => [
    {
      stage: "main",
      signal: "encoder",
      bitrateKbps: 4_000,
      framesPerSecond: 30,
      keyframeIntervalMs: null,
      warnings: ["NO_AUDIO"],
      windowSeconds: 60,
      windowBytes: 1_000,
    },
  ],
  heldRequests: () => 3,
  disk: async () => ({ freeBytes: 5, sizeBytes: 10, mediaBytes: null, writing: null }),
  database: async () => ({ main: 4096, wal: 0 }),
  descriptorLimit: 20_000,
  ...changes,
});
