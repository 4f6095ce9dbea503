/** What is served a step at a time. */
export interface Served {
  /** One step. @returns whether there is more to do. */
  serve(): boolean;
}

/** Writing in one turn of the event loop, in milliseconds: beyond it, whoever commands would wait for the crowd. */
const BUDGET_MS = 2;

export interface Turns {
  readonly now: () => number;
  readonly later: (turn: () => void) => void;
}

const ownTurns: Turns = { now: () => performance.now(), later: (turn) => void setImmediate(turn) };

/** Serves rooms in turns of the event loop, each for a few milliseconds, one step of each room after the other (TL31). */
export class Slicer {
  readonly #turns: Turns;
  readonly #waiting = new Set<Served>();
  #isCalled = false;

  constructor(turns: Turns = ownTurns) {
    this.#turns = turns;
  }

  wake(room: Served): void {
    this.#waiting.add(room);
    this.#call();
  }

  stop(): void {
    this.#waiting.clear();
  }

  #call(): void {
    if (this.#isCalled || this.#waiting.size === 0) return;
    this.#isCalled = true;
    this.#turns.later(() => this.#turn());
  }

  #turn(): void {
    this.#isCalled = false;
    const until = this.#turns.now() + BUDGET_MS;
    // A set is gone through in the order of adding, with what is added meanwhile: so each room has its step in turn.
    for (const room of this.#waiting) {
      this.#waiting.delete(room);
      if (room.serve()) this.#waiting.add(room);
      if (this.#turns.now() >= until) break;
    }
    this.#call();
  }
}
