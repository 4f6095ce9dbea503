/** What serving clips asks of who keeps their files. Implemented in server/clips, joined in main.ts. */
import type { PassReader } from "../pass-ports.ts";

/** A file of a clip as it is now; another cut of the clip is another one. */
export interface ShelvedFile {
  readonly path: string;
  readonly bytes: number;
  /** UTC ms. */
  readonly changedAt: number;
}

export interface ClipShelf {
  /** One of `film.mp4`, `index.m3u8`, `init.mp4`, `N.m4s`, `9x16.mp4`, `1x1.mp4`; never what came. `null`: it is not there. */
  fileOf(id: string, name: string): Promise<ShelvedFile | null>;
}

/** What a part of the stream is shown by until it has files of its own (BZ202, BZ205). */
export interface FirstForm {
  /** Of the film. */
  readonly etag: string;
  /** `null`: it is gone, or the disk is busy. */
  film(): Promise<{ readonly bytes: number; read(from: number, to: number): AsyncIterable<Uint8Array> } | null>;
  playlist(): string;
}

export interface ClipMediaParts {
  readonly shelf: ClipShelf;
  /** Absent: nothing is marked in the stream, as in some tests' houses. */
  readonly stream?: { firstForm(id: string): Promise<FirstForm | null> };
  /** Absent: nobody has links, as in some tests' houses. */
  readonly passes?: PassReader;
}
