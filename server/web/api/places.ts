/** So many may do something dear at once. */
export class Places {
  #free: number;

  constructor(count: number) {
    this.#free = count;
  }

  /** @returns what to call when done; `null` when all are taken. */
  take(): (() => void) | null {
    if (this.#free === 0) return null;
    this.#free -= 1;
    let isTaken = true;
    return () => {
      if (isTaken) this.#free += 1;
      isTaken = false;
    };
  }
}
