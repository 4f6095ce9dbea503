/** What the web transport asks of the recordings. Declared here, implemented elsewhere, joined in main.ts. */
import type { ToldRecordings } from "../../shared/recordings.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { Awaitable } from "./ports.ts";

export interface RecordingDesk {
  list(): Awaitable<ToldRecordings>;
  /** `null`: there is no such recording. */
  find(id: string): Promise<Recording | null>;
  /** Deletes it for good. `on-air`: it is being recorded, nothing was done. */
  drop(id: string): Promise<"dropped" | "unknown" | "on-air">;
  /** Deletes at once what is older. @param days `null`: keep everything. */
  keepFor(days: number | null): Promise<void>;
}

/** One recording as an MP4 file. */
export interface Recording {
  readonly title: string;
  readonly slug: string;
  readonly from: ProgramTime;
  /** Strong: other bytes, another tag. Known without laying out the file. */
  readonly etag: string;
  /** Lays it out, which takes seconds for hours. `gone`: deleted meanwhile; `busy`: the disk cannot keep up. */
  open(): Promise<RecordingFile | "gone" | "busy">;
}

export interface RecordingFile {
  readonly bytes: number;
  /** From `from` to before `to`, a piece at a time. Left early, it lets go of everything. */
  read(from: number, to: number): AsyncIterable<Uint8Array>;
}
