const MOST_REMEMBERED = 1024;

/** Which listed segments became gaps, in order: whoever keeps their text makes anew what changed, and nothing else. */
export class GapJournal {
  #msns: number[] = [];
  #forgotten = 0;

  /** Counts the changes. */
  get length(): number {
    return this.#forgotten + this.#msns.length;
  }

  note(msn: number): void {
    this.#msns.push(msn);
    if (this.#msns.length <= MOST_REMEMBERED) return;
    this.#forgotten += MOST_REMEMBERED / 2;
    this.#msns = this.#msns.slice(MOST_REMEMBERED / 2);
  }

  /** Numbers of what changed after the first `count` changes; `null`: too long ago to say. */
  since(count: number): readonly number[] | null {
    return count < this.#forgotten ? null : this.#msns.slice(count - this.#forgotten);
  }
}
