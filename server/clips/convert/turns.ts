interface Waiting {
  readonly isUrgent: boolean;
  readonly begin: () => void;
}

/** One order at a time, urgent ones first, else as they came. */
export class Turns {
  readonly #most: number;
  #waiting: readonly Waiting[] = [];
  #isBusy = false;
  #idle: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** `null`: too many wait already. An order that is called off while it waits is not begun, and answers `otherwise`. */
  take<Outcome>(
    order: { readonly isUrgent: boolean; readonly signal: AbortSignal; readonly otherwise: Outcome },
    work: () => Promise<Outcome>,
  ): Promise<Outcome> | null {
    if (this.#waiting.length >= this.#most) return null;
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const begin = () => {
      order.signal.removeEventListener("abort", leave);
      this.#isBusy = true;
      const done = work().finally(() => this.#next());
      resolve(done);
    };
    const waiting: Waiting = { isUrgent: order.isUrgent, begin };
    const leave = () => {
      this.#waiting = this.#waiting.filter((one) => one !== waiting);
      resolve(order.otherwise);
    };
    if (order.signal.aborted) return Promise.resolve(order.otherwise);
    if (!this.#isBusy) begin();
    else {
      this.#waiting = [...this.#waiting, waiting];
      order.signal.addEventListener("abort", leave, { once: true });
    }
    return promise;
  }

  /** Settles when nothing is worked on. */
  idle(): Promise<void> {
    return this.#isBusy ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve();
  }

  #next(): void {
    this.#isBusy = false;
    const next = this.#waiting.find(({ isUrgent }) => isUrgent) ?? this.#waiting[0];
    if (next === undefined) {
      for (const tell of this.#idle.splice(0)) tell();
      return;
    }
    this.#waiting = this.#waiting.filter((one) => one !== next);
    next.begin();
  }
}
