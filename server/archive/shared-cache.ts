/**
 * Keeps what was loaded lately, bounded by weight; who asks for the same at the same moment shares one load.
 * What failed to load is not kept.
 */
export class SharedCache<Key, Value> {
  readonly #most: number;
  readonly #weigh: (value: Value) => number;
  /** Least lately used first: a Map keeps the order of insertion. */
  readonly #kept = new Map<Key, Value>();
  readonly #loading = new Map<Key, Promise<Value>>();
  #weight = 0;

  constructor(most: number, weigh: (value: Value) => number) {
    this.#most = most;
    this.#weigh = weigh;
  }

  get weight(): number {
    return this.#weight;
  }

  async get(key: Key, load: () => Promise<Value>): Promise<Value> {
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const loading = this.#loading.get(key) ?? this.#load(key, load);
    return loading;
  }

  #load(key: Key, load: () => Promise<Value>): Promise<Value> {
    const loading = load()
      .then((value) => this.#keep(key, value))
      .finally(() => this.#loading.delete(key));
    this.#loading.set(key, loading);
    return loading;
  }

  #keep(key: Key, value: Value): Value {
    const weight = this.#weigh(value);
    // One that fills the cache alone would push out all others for nothing.
    if (weight > this.#most) return value;
    this.#kept.set(key, value);
    this.#weight += weight;
    for (const [oldest, oldValue] of this.#kept) {
      if (this.#weight <= this.#most) break;
      this.#kept.delete(oldest);
      this.#weight -= this.#weigh(oldValue);
    }
    return value;
  }
}
