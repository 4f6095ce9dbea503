import { type Millis, millis } from "../../shared/time.ts";

/** What every playlist of a window declares, frozen with its first whole segment (HL9). */
export interface Targets {
  /** EXT-X-TARGETDURATION. */
  readonly targetDurationSeconds: number;
  /** PART-TARGET of a one-fragment part; the views multiply it. */
  readonly partTarget: Millis;
}

const PART_ALLOWANCE = 1.1;
/** A longer wait for a frame is a pause, not a rate. */
const SLOWEST_FRAME_MS = 1000;
const TARGET_DURATION_SECONDS = { least: 4, most: 8 };

/**
 * A little above `partMs`, so that at any usual frame rate whole frames fill at least 85 % of it (HL4).
 * @param frameInterval Measured; a slower stream needs at least a frame a part. Null before two frames came.
 */
export function partTargetFor(partMs: number, frameInterval: Millis | null): Millis {
  const slowest = Math.min(frameInterval ?? 0, SLOWEST_FRAME_MS);
  return millis(Math.max(partMs * PART_ALLOWANCE, slowest));
}

/** The length to aim at under such a target. */
export const wantedOf = (partTarget: number): number => partTarget / PART_ALLOWANCE;

/** @param longest The first segment, and the first whole group of pictures where that is longer. */
export function targetDurationFor(longest: Millis): number {
  const seconds = Math.ceil(longest / 1000);
  return Math.min(Math.max(seconds, TARGET_DURATION_SECONDS.least), TARGET_DURATION_SECONDS.most);
}

/** Longest segment that still rounds to the target duration, with room for a part (RFC 8216bis 4.4.3.1). */
export function longestSegment(targetDurationSeconds: number): Millis {
  return millis(targetDurationSeconds * 1000 + 400);
}

/** The bounds before anything is declared. */
export const leastTargetDurationSeconds = TARGET_DURATION_SECONDS.least;
export const mostTargetDurationSeconds = TARGET_DURATION_SECONDS.most;
