/**
 * What makes an uploaded file into what can be shown. Media live in the clip's folder: `source` as it came, and made of it `film.mp4`,
 * `9x16.mp4`, `1x1.mp4`, `init.mp4`, `N.m4s`, `index.m3u8`. What is made appears whole or not at all.
 */
import type { ImageRef } from "../../../shared/cards/field.ts";
import type { Clip, ClipMedia, ClipProblem, ClipShape } from "../../../shared/clips.ts";
import type { Result } from "../../../shared/result.ts";

export interface ConvertJob {
  readonly clipId: string;
  /** Path of the file that came; it may be `{folder}/source`. It is left as it is. */
  readonly source: string;
  /** The clip's own folder; made when it is not there. */
  readonly folder: string;
  /** Aborted: every process of the job is ended, and nothing of it is left; answers `CONVERSION_FAILED`. */
  readonly signal: AbortSignal;
}

export interface CutJob {
  readonly clipId: string;
  /** Holds `source`. */
  readonly folder: string;
  /** `null`: all of it again. With ffmpeg exact to the frame, without it from the keyframe before. */
  readonly trim: Clip["trim"];
  readonly signal: AbortSignal;
}

/** What a film's part is called where it is kept. */
export const filmFiles = {
  source: "source",
  film: "film.mp4",
  playlist: "index.m3u8",
  init: "init.mp4",
} as const;

export interface Workshop {
  /** ffmpeg is there. Without it only H.264 with AAC in MP4 or MOV is taken. */
  readonly canConvert: boolean;
  /** Never throws for what a file can cause; a full disk is `NO_ROOM`. Its `shapes` are none yet: `ShapeMaker`. */
  convert(job: ConvertJob): Promise<Result<ClipMedia, ClipProblem>>;
  /** Makes all of it anew from `source`: nothing that was trimmed away can be had. */
  cut(job: CutJob): Promise<Result<ClipMedia, ClipProblem>>;
}

export interface ShapeJob {
  readonly clipId: string;
  /** Holds `film.mp4`. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/**
 * Makes the further shapes of a film that is made. Apart from `convert`, which answers as soon as the film can be played: these
 * take longer than it, are wanted of approved films alone, and wait while a film waits. After a `cut` they are gone.
 */
export interface ShapeMaker {
  /** Empty without ffmpeg. */
  shapes(job: ShapeJob): Promise<Result<readonly ClipShape[], ClipProblem>>;
}

/** Keeps a poster among the house's images. */
export type KeepImage = (bytes: Uint8Array) => Promise<ImageRef | null>;
