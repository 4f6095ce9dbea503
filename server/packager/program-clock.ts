import { type Millis, type ProgramTime, programTime, type Ticks, ticksToMillis } from "../../shared/time.ts";

const WINDOW_MS = 30_000;
const BUCKET_MS = 1000;
const MOST_SLEW = 5 / 2000;

interface Bucket {
  readonly until: number;
  least: number;
}

/**
 * Relates a source's media time to the programme clock: PTS plus the least (arrival − PTS) over a window. The least,
 * because delay only ever adds; not the first, because encoders begin with a burst (HL11).
 * One clock serves one time base: a new session or a jump gets a new one.
 */
export class ProgramClock {
  readonly #buckets: Bucket[] = [];
  #offset: number | null = null;

  observe(pts: Ticks, arrivedAt: ProgramTime): void {
    const delay = arrivedAt - ticksToMillis(pts);
    const newest = this.#buckets.at(-1);
    if (newest !== undefined && arrivedAt < newest.until) {
      newest.least = Math.min(newest.least, delay);
      return;
    }
    this.#buckets.push({ until: arrivedAt + BUCKET_MS, least: delay });
    while (this.#buckets.length > 1 && (this.#buckets[0]?.until ?? 0) < arrivedAt - WINDOW_MS) this.#buckets.shift();
  }

  /** The date by all that was seen so far: what the first segment has while it is open (HL12). */
  estimate(pts: Ticks): ProgramTime {
    return programTime(ticksToMillis(pts) + this.#least());
  }

  /** The date of a later segment. @param since length of the segment before it: how far the clock may be bent. */
  date(pts: Ticks, since: Millis): ProgramTime {
    const least = this.#least();
    const most = since * MOST_SLEW;
    const held = this.#offset;
    this.#offset = held === null ? least : held + Math.min(Math.max(least - held, -most), most);
    return programTime(ticksToMillis(pts) + this.#offset);
  }

  #least(): number {
    return this.#buckets.reduce((least, bucket) => Math.min(least, bucket.least), Number.POSITIVE_INFINITY);
  }
}
