/** Too many wait already. */
export class Crowded extends Error {
  override readonly name = "Crowded";
}

/** Lets at most so many tasks run at once; some wait in order; the rest are turned away with `Crowded`. */
export class Turnstile {
  readonly #most: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limits: { readonly running: number; readonly waiting: number }) {
    this.#most = limits.running;
    this.#mostWaiting = limits.waiting;
  }

  async pass<Value>(task: () => Promise<Value>): Promise<Value> {
    if (this.#waiting.length >= this.#mostWaiting) throw new Crowded("too many wait");
    if (this.#running >= this.#most) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#running += 1;
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      // The place is handed over, not freed and taken: nobody can slip in between.
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
