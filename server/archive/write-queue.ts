import type { Millis } from "../../shared/time.ts";

export interface WriteQueueLimits {
  /** Of what waits to be written, the one being written included. */
  readonly bytes: number;
  /** Longest wait for one write, the time in the queue included. */
  readonly deadline: Millis;
}

/** One write after the other, bounded in bytes and in patience: who hands over never waits for the disk. */
export class WriteQueue {
  readonly #limits: WriteQueueLimits;
  #tail: Promise<void> = Promise.resolve();
  #bytes = 0;
  #isBehind = false;

  constructor(limits: WriteQueueLimits) {
    this.#limits = limits;
  }

  /** Something was refused or came too late, and what waited then is not written yet. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /**
   * @param write may throw nothing.
   * @returns what it returns; `null` at once when the queue is full, or at the deadline. Not begun by then, it never is.
   */
  offer<Value>(bytes: number, write: () => Promise<Value>): Promise<Value | null> {
    if (this.#bytes + bytes > this.#limits.bytes) {
      this.#isBehind = true;
      return Promise.resolve(null);
    }
    const { promise, resolve } = Promise.withResolvers<Value | null>();
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      this.#isBehind = true;
      resolve(null);
    }, this.#limits.deadline);
    this.#bytes += bytes;
    void this.run(async () => {
      if (!isLate) resolve(await write());
      clearTimeout(late);
      this.#bytes -= bytes;
      if (this.#bytes === 0) this.#isBehind = false;
    });
    return promise;
  }

  /** Runs in its turn, however much waits before it. Settles as `work` does. */
  run(work: () => Promise<void>): Promise<void> {
    const done = this.#tail.then(work);
    this.#tail = done.catch(() => {});
    return done;
  }
}
