import type { Millis } from "../../shared/time.ts";
import { ReadFault } from "./read-fault.ts";

export interface ReadQueueLimits {
  /** Reads at once. Node has four threads for all files, and the writers need theirs. */
  readonly atOnce: number;
  /** Those that wait for their turn; more are refused. */
  readonly waiting: number;
  /** Longest time from asking to the answer. */
  readonly deadline: Millis;
}

/** Bounds how many read from the disk, how many wait for it and for how long. */
export class ReadQueue {
  readonly #limits: ReadQueueLimits;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(limits: ReadQueueLimits) {
    this.#limits = limits;
  }

  /** @throws {ReadFault} `busy` when too many wait, or the deadline has passed; whatever `read` throws. */
  run<Value>(read: () => Promise<Value>): Promise<Value> {
    if (this.#waiting.size >= this.#limits.waiting) return Promise.reject(new ReadFault("busy"));
    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    const start = () => {
      this.#running += 1;
      // A read that hangs keeps its place: the disk is not asked for more than it bears.
      read()
        .then(resolve, reject)
        .finally(() => {
          this.#running -= 1;
          this.#startNext();
        });
    };
    const late = setTimeout(() => {
      this.#waiting.delete(start);
      reject(new ReadFault("busy"));
    }, this.#limits.deadline);
    this.#waiting.add(start);
    this.#startNext();
    return promise.finally(() => clearTimeout(late));
  }

  #startNext(): void {
    if (this.#running >= this.#limits.atOnce) return;
    const [next] = this.#waiting;
    if (next === undefined) return;
    this.#waiting.delete(next);
    next();
  }
}
