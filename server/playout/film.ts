import type { Millis } from "../../shared/time.ts";
import type { Track } from "../media/track.ts";
import type { ClipSample } from "./clip.ts";

/** A film that is shown once, read piece by piece: never all of it is in memory. */
export interface Film {
  readonly id: string;
  readonly tracks: readonly Track[];
  readonly length: Millis;
  /**
   * Some two seconds, in order of `dts`, counted from the film's beginning; pieces are numbered from 0, and the first sample of
   * each is a keyframe. `null`: there are no more.
   * @throws when it cannot be read any more
   */
  piece(number: number): Promise<readonly ClipSample[] | null>;
}

/** Who knows what is to be shown next. `null`: nothing now. */
export type NextFilm = () => Promise<Film | null>;
