import { MOST_CLIP_BYTES } from "../../shared/clips.ts";
import { type Millis, millis } from "../../shared/time.ts";

export interface ClipLimits {
  /** Of one file. */
  readonly clipBytes: number;
  /** Of all that came by one link. */
  readonly quotaBytes: number;
  /** By one link. */
  readonly clips: number;
  /** The disk keeps at least this much free: the ledgers need it more than clips do. */
  readonly freeBytes: number;
  /** An upload is forgotten when nothing came of it for so long. */
  readonly expiryMs: Millis;
  /** Files that come in at once, in the house and by one sender. */
  readonly uploads: number;
  readonly uploadsEach: number;
  /** Clips that wait to be converted; nothing new is let in beyond. */
  readonly waiting: number;
  /** For the making of one film. */
  readonly deadlineMs: Millis;
}

export const usualLimits: ClipLimits = {
  clipBytes: MOST_CLIP_BYTES,
  quotaBytes: 2 * 1024 ** 3,
  clips: 300,
  freeBytes: 512 * 1024 ** 2,
  expiryMs: millis(24 * 60 * 60_000),
  uploads: 24,
  uploadsEach: 4,
  waiting: 40,
  deadlineMs: millis(10 * 60_000),
};
