import type { Recording, RecordingDesk } from "../../server/web/recording-ports.ts";
import { aBroadcast, toldRecordings } from "./told-recordings.ts";

/** A recording whose file is these bytes, sent in pieces of ten. */
export const aRecording = (bytes: Buffer, more: Partial<Recording> = {}): Recording => ({
  title: "Итоги 2025 года",
  slug: "kollegiya",
  from: aBroadcast().from,
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
