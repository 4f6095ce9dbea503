/**
 * What makes an uploaded file into what can be shown. Media live in the clip's folder: `source` as it came, and made of it `film.mp4`,
 * `9x16.mp4`, `1x1.mp4`, `init.mp4`, `N.m4s`, `index.m3u8`. What is made appears whole or not at all.
 */
import type { ImageRef } from "../../../shared/cards/field.ts";
import type { Clip, ClipMedia, ClipProblem } from "../../../shared/clips.ts";
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
  /** Never throws for what a file can cause; a full disk is `NO_ROOM`. */
  convert(job: ConvertJob): Promise<Result<ClipMedia, ClipProblem>>;
  /** Makes all of it anew from `source`: nothing that was trimmed away can be had. */
  cut(job: CutJob): Promise<Result<ClipMedia, ClipProblem>>;
}

/** Keeps a poster among the house's images. */
export type KeepImage = (bytes: Uint8Array) => Promise<ImageRef | null>;
