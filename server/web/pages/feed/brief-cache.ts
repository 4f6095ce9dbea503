/** So long a page that many ask for at once is the same one. What stands in the feed is part of its key, and never waits for this. */
const KEPT_MS = 1_000;
const MOST_KEPT = 64;

/** A link is shared, and thousands open it within a second: what they are shown is made once. */
export class BriefCache<Value> {
  readonly #keptByKey = new Map<string, { readonly until: number; readonly value: Promise<Value> }>();

  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const now = performance.now();
    const known = this.#keptByKey.get(key);
    if (known !== undefined && now < known.until) return known.value;
    const value = make();
    this.#keptByKey.delete(key);
    this.#keptByKey.set(key, { until: now + KEPT_MS, value });
    for (const oldest of this.#keptByKey.keys()) {
      if (this.#keptByKey.size <= MOST_KEPT) break;
      this.#keptByKey.delete(oldest);
    }
    // What failed is tried again.
    value.catch(() => this.#keptByKey.delete(key));
    return value;
  }
}
