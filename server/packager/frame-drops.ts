import { type ProgramTime, TICKS_PER_SECOND, type Ticks } from "../../shared/time.ts";

interface Gap {
  readonly at: ProgramTime;
  readonly ticks: number;
}

const WINDOW_MS = 30_000;
const FEWEST = 20;
/** Two minutes' worth of no real encoder; keeps a strange one from filling memory. */
const MOST = 4_000;
/** Longer is a pause, not a loss: nobody would say how many frames it held. */
const LONGEST_GAP = 10 * TICKS_PER_SECOND;

/**
 * The share of pictures that were to come and did not, by the holes in their time stamps: RTMP has no word for it. A frame
 * that OBS throws away on a slow network or a slow processor leaves such a hole. It cannot see pictures that the encoder
 * repeated instead (they stand in the stream, twice), those lost before its clock, and takes a source that sends pictures
 * only when something moves for one that loses them. A stream with each second picture gone looks like half the frame rate.
 */
export class FrameDrops {
  #gaps: Gap[] = [];
  #last: Ticks | null = null;

  observe(dts: Ticks, at: ProgramTime): void {
    const gap = dts - (this.#last ?? dts);
    this.#last = dts;
    if (gap <= 0 || gap > LONGEST_GAP) return;
    this.#gaps.push({ at, ticks: gap });
    if (this.#gaps.length >= MOST) this.#gaps = this.#gaps.slice(MOST / 2);
  }

  /** Time stamps begin anew. */
  restart(): void {
    this.#last = null;
  }

  /** Of the last 30 s, 0 to 1; `null`: too few came to tell. */
  share(now: ProgramTime): number | null {
    this.#gaps = this.#gaps.filter(({ at }) => now - at <= WINDOW_MS);
    if (this.#gaps.length < FEWEST) return null;
    const interval = usual(this.#gaps.map(({ ticks }) => ticks));
    const missing = this.#gaps.reduce((sum, { ticks }) => sum + Math.max(0, Math.round(ticks / interval) - 1), 0);
    return missing / (missing + this.#gaps.length);
  }
}

/** The lower quarter, not the middle: where each third picture is lost, half of all gaps are twice as long. */
function usual(gaps: readonly number[]): number {
  const sorted = gaps.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 2] ?? 1;
}
