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

export interface ClipMediaParts {
  readonly shelf: ClipShelf;
  /** Absent: nobody has links, as in some tests' houses. */
  readonly passes?: PassReader;
}
