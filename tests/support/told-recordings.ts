import type { Broadcast, ToldRecordings } from "../../shared/recordings.ts";
import { millis, programTime } from "../../shared/time.ts";

const from = programTime(Date.UTC(2026, 0, 30, 7, 30));

export const aBroadcast = (more: Partial<Broadcast> = {}): Broadcast => ({
  id: "main-1",
  slug: "kollegiya",
  stage: "main",
  from,
  until: programTime(from + 3_600_000),
  duration: millis(3_600_000),
  bytes: 1_800_000_000,
  hasGaps: false,
  ...more,
});

export const toldRecordings = (more: Partial<ToldRecordings> = {}): ToldRecordings => ({
  broadcasts: [aBroadcast()],
  disk: { freeBytes: 80e9, floorBytes: 2e9, usedBytes: 3e9, writing: "on" },
  keepDays: null,
  titleBySlug: { kollegiya: "Итоги 2025 года" },
  ...more,
});
