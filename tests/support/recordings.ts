import type { Recording, RecordingDesk } from "../../server/web/recording-ports.ts";
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

/** A recording whose file is these bytes, sent in pieces of ten. */
export const aRecording = (bytes: Buffer, more: Partial<Recording> = {}): Recording => ({
  title: "Итоги 2025 года",
  slug: "kollegiya",
  from,
  etag: '"first"',
  open: async () => ({
    bytes: bytes.length,
    async *read(start: number, end: number) {
      for (let at = start; at < end; at += 10) yield bytes.subarray(at, Math.min(at + 10, end));
    },
  }),
  ...more,
});

/** A desk that remembers what was asked of it. */
export function aRecordingDesk(recording: Recording, more: Partial<RecordingDesk> = {}) {
  const asked: string[] = [];
  const desk: RecordingDesk = {
    list: () => toldRecordings(),
    find: async (id) => (id === "main-1" ? recording : null),
    drop: async (id) => {
      asked.push(`drop ${id}`);
      return "dropped";
    },
    keepFor: async (days) => void asked.push(`keep ${days}`),
    ...more,
  };
  return { desk, asked };
}
