/** What a part of the broadcast asks of who keeps the broadcast. The archive's is made in server/wiring/stream-parts.ts. */
import type { ClipMedia } from "../../../shared/clips.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { Stretch } from "./stretch.ts";

export interface StreamSpan {
  readonly stage: string;
  readonly from: ProgramTime;
  readonly to: ProgramTime;
}

/** A film that is laid out and not written anywhere. */
export interface LaidFilm {
  readonly bytes: number;
  /** From `from` to before `to`, a piece at a time. @throws when a segment was deleted meanwhile, or the disk fails. */
  read(from: number, to: number): AsyncIterable<Uint8Array>;
}

/** Stored segments that hold a span. */
export interface StreamPart extends Omit<Stretch<unknown>, "segments"> {
  /** Of all the segments together. */
  readonly bytes: number;
  readonly media: Pick<ClipMedia, "widthPx" | "heightPx" | "hasSound" | "cameAs">;
  /** Strong: another span or another title is another one. */
  readonly etag: string;
  /** As MP4 with its index first; an edit list makes it begin and end with the span. `null`: it is gone, or the disk is busy. */
  film(): Promise<LaidFilm | null>;
  /** All of the segments, from the first one's beginning. */
  whole(): Promise<LaidFilm | null>;
  /** The segments where they are, told to begin at the span. */
  playlist(): string;
}

export interface StreamShelf {
  /** `null`: nothing of it is kept. */
  part(span: StreamSpan, title: string): Promise<StreamPart | null>;
}
