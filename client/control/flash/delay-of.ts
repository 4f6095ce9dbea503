/** How much later than the hall a picture is: flashes and when they were seen in it. Pure. Rule CR68. */
import { type Millis, millis, type ProgramTime } from "../../../shared/time.ts";

export interface MeasuredDelay {
  readonly delay: Millis;
  /** Half of what lies between the least and the greatest that was counted in. */
  readonly spread: Millis;
  /** Flashes that were seen, and how many there were. */
  readonly seen: number;
  readonly of: number;
}

/** As far as an encoder's delay can be set (WB31). */
const MOST_MS = 10_000;
/** A hand in rhythm, a frame left out: farther from a flash than this, it was no flash. */
const NEAR_MS = 250;
const LEAST_SEEN = 4;
/** An outlier is this many times as far from the median as half of the others are; a frame or so is none. */
const OUTLIER = 3;
const NEVER_OUTLIER_MS = 60;

/**
 * @param flashes when the window flashed, by the server's clock
 * @param seen programme time of the picture whenever a flash was seen in it: by the page itself, or by a hand
 * @returns `null`: too few were seen, or they would fit another delay as well
 */
export function delayOf(flashes: readonly ProgramTime[], seen: readonly ProgramTime[]): MeasuredDelay | null {
  const fits = seen
    .flatMap((at) => flashes.map((flash) => at - flash))
    .filter((delay) => delay >= -NEAR_MS && delay <= MOST_MS + NEAR_MS)
    .map((delay) => ({ delay, residuals: residualsOf(flashes, seen, delay) }))
    .sort((one, other) => other.residuals.length - one.residuals.length);
  const [best] = fits;
  if (best === undefined || best.residuals.length < LEAST_SEEN) return null;
  const rival = fits.find(({ delay }) => Math.abs(delay - best.delay) > 2 * NEAR_MS);
  if (rival !== undefined && rival.residuals.length >= best.residuals.length) return null;
  const counted = withoutOutliers(best.residuals);
  if (counted.length < LEAST_SEEN) return null;
  const spread = (Math.max(...counted) - Math.min(...counted)) / 2;
  return {
    delay: millis(Math.min(MOST_MS, Math.max(0, Math.round(median(counted))))),
    spread: millis(Math.round(spread)),
    seen: counted.length,
    of: flashes.length,
  };
}

/** By how much each flash was seen later, of those that were seen about `delay` later. */
function residualsOf(flashes: readonly number[], seen: readonly number[], delay: number): readonly number[] {
  return flashes.flatMap((flash) => {
    const nearest = seen.reduce((best, at) => (off(at, flash, delay) < off(best, flash, delay) ? at : best), Infinity);
    return off(nearest, flash, delay) <= NEAR_MS ? [nearest - flash] : [];
  });
}

const off = (at: number, flash: number, delay: number): number => Math.abs(at - flash - delay);

function withoutOutliers(values: readonly number[]): readonly number[] {
  const middle = median(values);
  const usual = median(values.map((value) => Math.abs(value - middle)));
  const most = Math.max(NEVER_OUTLIER_MS, OUTLIER * usual);
  return values.filter((value) => Math.abs(value - middle) <= most);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}
