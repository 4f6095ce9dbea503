const MOST_STEPS = 100;
/** What is typed in one place without a longer pause is one step. */
const PAUSE_MS = 2000;

/** What was there before each change, and after it where it was taken back. */
export class UndoStack<Value> {
  #past: readonly Value[] = [];
  #future: readonly Value[] = [];
  #last: { readonly stroke: string; readonly at: number } | null = null;

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** @param stroke names the place that is typed in; `null`: a change of its own. @param at in milliseconds */
  push(before: Value, stroke: string | null, at: number): void {
    const last = this.#last;
    const goesOn = stroke !== null && last?.stroke === stroke && at - last.at < PAUSE_MS;
    this.#last = stroke === null ? null : { stroke, at };
    this.#future = [];
    if (!goesOn) this.#past = [...this.#past, before].slice(-MOST_STEPS);
  }

  /** @returns what to go back to; `null`: nothing was changed. */
  undo(now: Value): Value | null {
    const before = this.#past.at(-1);
    if (before === undefined) return null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, now];
    this.#last = null;
    return before;
  }

  redo(now: Value): Value | null {
    const after = this.#future.at(-1);
    if (after === undefined) return null;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, now];
    this.#last = null;
    return after;
  }
}
