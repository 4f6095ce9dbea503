import { MOST_CLIP_BYTES, MOST_CLIP_MS } from "../../../shared/clips.ts";

/** What a film may cost. Rules BZ62, BZ66 in docs/spec/clips.md. */
export interface FilmLimits {
  readonly bytes: number;
  readonly longestMs: number;
  readonly shortestMs: number;
  /** Of one picture, width × height: 4K of cinemas and of phones. */
  readonly pixels: number;
  /** For looking at a file or cutting it into segments: both read it once. */
  readonly readMs: number;
  /** For one run of ffmpeg: this, and so much again for each second of film. */
  readonly runMs: number;
  readonly runMsPerSecond: number;
  /** Longest time without a word of progress. */
  readonly silenceMs: number;
  /** Resident memory of a child and its children. HEVC of 4K needs about 600 MB, the encoder 300 MB. */
  readonly memoryBytes: number;
  /** What V8 itself may hold of it, in children that are Node. */
  readonly heapMb: number;
  /** Orders that wait while one is worked on. */
  readonly waiting: number;
  /** The disk keeps at least this much free: the ledgers need it more than films do. */
  readonly freeBytes: number;
}

export const usualLimits: FilmLimits = {
  bytes: MOST_CLIP_BYTES,
  longestMs: MOST_CLIP_MS,
  shortestMs: 1_000,
  pixels: 4096 * 2304,
  readMs: 60_000,
  runMs: 60_000,
  runMsPerSecond: 20_000,
  silenceMs: 60_000,
  memoryBytes: 1536 * 1024 ** 2,
  heapMb: 256,
  waiting: 200,
  freeBytes: 512 * 1024 ** 2,
};

/** Of the film as it is shown. */
export const shown = {
  longSidePx: 1920,
  shortSidePx: 1080,
  /** Of pictures that are coded anew. */
  mostRate: 30,
  keyframeSeconds: 2,
  lufs: -16,
  truePeakDb: -1.5,
} as const;
