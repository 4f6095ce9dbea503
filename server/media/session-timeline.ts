import { between, type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import type { TrackType } from "./track.ts";

const FARTHEST_FORWARD_MS = 5_000;
const FARTHEST_BACK_MS = -1_000;
const HALF_CIRCLE = 2 ** 31;
/** Room in front, so that a track which begins a little before the first sample still has a time above zero. */
const ORIGIN_MS = 1_000;
/** Least gap at a jump: more than two tracks are ever interleaved apart by, in practice. */
const LEAST_GAP_MS = 100;

interface Place {
  rawMs: number;
  ms: number;
  base: number;
}

/** @property jumpBy how far the encoder's clock leapt, when this sample is the first on a new base. */
export interface Placed {
  readonly ms: number;
  readonly jumpBy: Millis | null;
}

/**
 * Puts raw 32-bit timestamps on one line that begins near zero and goes on over wraps and jumps. RT20–RT22.
 * Each track is compared with its own last sample, since encoders interleave loosely; the session's newest base decides where it lands.
 */
export class SessionTimeline {
  readonly #placeByTrack = new Map<TrackType, Place>();
  #newest: Place | null = null;
  #newestArrival: ProgramTime | null = null;

  place(track: TrackType, rawMs: number, arrivedAt: ProgramTime): Placed {
    const own = this.#placeByTrack.get(track);
    if (own === undefined) return this.#settle(track, this.#join(rawMs), null, arrivedAt);
    const step = stepBetween(own.rawMs, rawMs);
    if (isContinuous(step)) return this.#settle(track, moved(own, rawMs), null, arrivedAt);
    const newest = this.#newest;
    // In step with the other track: that one has told the jump already, or this one was only silent for a while.
    if (newest !== null && isContinuous(stepBetween(newest.rawMs, rawMs)))
      return this.#settle(track, moved(newest, rawMs), null, arrivedAt);
    return this.#settle(track, this.#afterJump(rawMs, arrivedAt), millis(step), arrivedAt);
  }

  /** The first sample of a track. A second track whose clock has nothing to do with the first's is laid beside it. */
  #join(rawMs: number): Place {
    const newest = this.#newest;
    if (newest === null) return { rawMs, ms: ORIGIN_MS, base: 0 };
    return isContinuous(stepBetween(newest.rawMs, rawMs)) ? moved(newest, rawMs) : { ...newest, rawMs };
  }

  /** The line goes on with the wall clock: the time the encoder was silent is a hole, its leap is not. */
  #afterJump(rawMs: number, arrivedAt: ProgramTime): Place {
    const places = [...this.#placeByTrack.values()];
    const silence = this.#newestArrival === null ? 0 : between(this.#newestArrival, arrivedAt);
    const ms = Math.max(...places.map((place) => place.ms)) + Math.max(silence, LEAST_GAP_MS);
    return { rawMs, ms, base: Math.max(...places.map((place) => place.base)) + 1 };
  }

  #settle(track: TrackType, place: Place, jumpBy: Millis | null, arrivedAt: ProgramTime): Placed {
    this.#placeByTrack.set(track, place);
    if (this.#newest === null || place.base >= this.#newest.base) this.#newest = place;
    this.#newestArrival = arrivedAt;
    return { ms: place.ms, jumpBy };
  }
}

/**
 * Shortest way round the circle, so that a wrap is a step like any other. The circle is 32 bits (49.7 days) for most encoders,
 * but FFmpeg's FLV muxer leaves the top bit out and comes round after 24.9 days.
 */
function stepBetween(fromMs: number, toMs: number): number {
  const step = (toMs - fromMs) | 0;
  return [step, step + HALF_CIRCLE, step - HALF_CIRCLE].find(isContinuous) ?? step;
}

function isContinuous(stepMs: number): boolean {
  return stepMs >= FARTHEST_BACK_MS && stepMs <= FARTHEST_FORWARD_MS;
}

function moved(from: Place, rawMs: number): Place {
  return { rawMs, ms: from.ms + stepBetween(from.rawMs, rawMs), base: from.base };
}
