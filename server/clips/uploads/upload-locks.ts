import { ERRORS, type Lock, type Locker, type RequestRelease } from "@tus/server";

/** Who has an upload, and who waits for it. */
interface Queue {
  letGo: RequestRelease;
  readonly waiting: (() => void)[];
}

/**
 * One request at a time writes to an upload. Who comes next asks the one before to let go: a phone that comes back from a
 * tunnel must not wait for its own dead line. Those who wait cost nothing, unlike those of tus's own MemoryLocker, which ask
 * again at each turn of the loop.
 */
export class UploadLocks implements Locker {
  readonly #queueById = new Map<string, Queue>();

  newLock(id: string): Lock {
    return {
      lock: (signal, letGo) => this.#lock(id, signal, letGo),
      unlock: () => {
        this.#unlock(id);
        return Promise.resolve();
      },
    };
  }

  async #lock(id: string, signal: AbortSignal, letGo: RequestRelease): Promise<void> {
    for (;;) {
      const queue = this.#queueById.get(id);
      if (queue === undefined) {
        this.#queueById.set(id, { letGo, waiting: [] });
        return;
      }
      void queue.letGo();
      const { promise, resolve } = Promise.withResolvers<void>();
      queue.waiting.push(resolve);
      signal.addEventListener("abort", () => resolve(), { once: true });
      await promise;
      // tus answers this by ending the request.
      if (signal.aborted) throw ERRORS.ERR_LOCK_TIMEOUT;
    }
  }

  /** All who wait try again: the first of them has it. */
  #unlock(id: string): void {
    const queue = this.#queueById.get(id);
    this.#queueById.delete(id);
    for (const wake of queue?.waiting ?? []) wake();
  }
}
