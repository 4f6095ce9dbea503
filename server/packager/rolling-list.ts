/** What may be seen of a list that grows at one end and leaves at the other. */
export interface ReadonlyRollingList<Item> extends Iterable<Item> {
  readonly length: number;
  /** Counted from the oldest; below zero from the newest. */
  at(index: number): Item | undefined;
  map<Result>(each: (item: Item, index: number) => Result): Result[];
}

const LEAST_COMPACTED = 256;

/** A queue with places: `push`, `shift` and `at` cost the same however long it is. */
export class RollingList<Item> implements ReadonlyRollingList<Item> {
  readonly #items: (Item | undefined)[] = [];
  #head = 0;

  get length(): number {
    return this.#items.length - this.#head;
  }

  at(index: number): Item | undefined {
    return index < 0
      ? this.#items[Math.max(this.#items.length + index, this.#head - 1)]
      : this.#items[this.#head + index];
  }

  map<Result>(each: (item: Item, index: number) => Result): Result[] {
    return Array.from(this, each);
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  shift(): Item | undefined {
    if (this.length === 0) return undefined;
    const item = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#head += 1;
    // Array.shift moves all that stay: here half of them, once in as many shifts.
    if (this.#head >= LEAST_COMPACTED && this.#head * 2 >= this.#items.length) {
      this.#items.splice(0, this.#head);
      this.#head = 0;
    }
    return item;
  }

  *[Symbol.iterator](): Iterator<Item> {
    for (let index = this.#head; index < this.#items.length; index += 1) {
      // Between head and end nothing was taken out.
      yield this.#items[index] as Item;
    }
  }
}
