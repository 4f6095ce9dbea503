import { millis } from "../../shared/time.ts";

export const BEAT_EVERY_MS = 250;
/** A loop that stood still for longer is not alive, whatever it says afterwards (reliability F12). */
const STALL = millis(2_000);

/**
 * The heartbeat of the main thread. The watchdog's thread reads `beats`; the main thread itself learns of a stall only
 * when it is over, so `/livez` stays red for as long again as a stall may last: a probe that was waiting sees it (OP7).
 */
export class Pulse implements Disposable {
  /** One counter in shared memory. */
  readonly beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #now: () => number;
  readonly #timer: NodeJS.Timeout;
  #lastBeatAt: number;
  #lastStallEndedAt = Number.NEGATIVE_INFINITY;
  #stalls = 0;

  /** @param now monotonic milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#lastBeatAt = now();
    this.#timer = setInterval(() => this.beat(), BEAT_EVERY_MS).unref();
  }

  get isAlive(): boolean {
    const now = this.#now();
    return now - this.#lastBeatAt <= STALL && now - this.#lastStallEndedAt > STALL;
  }

  /** Stalls of more than two seconds since the start. */
  get stalls(): number {
    return this.#stalls;
  }

  beat(): void {
    const now = this.#now();
    if (now - this.#lastBeatAt > STALL) {
      this.#lastStallEndedAt = now;
      this.#stalls += 1;
    }
    this.#lastBeatAt = now;
    Atomics.add(this.beats, 0, 1);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
