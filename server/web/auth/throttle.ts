import type { Millis, ProgramTime } from "../../../shared/time.ts";

/** More keys than this and the oldest are forgotten: an attacker with many addresses must not fill the memory. */
const MOST_KEYS = 20_000;

/** So many tries a key in a sliding window. In memory: a restart forgives, and restarts are not the attacker's. */
export class Throttle {
  readonly #limit: number;
  readonly #windowMs: Millis;
  readonly #triesByKey = new Map<string, readonly ProgramTime[]>();

  constructor(rule: { readonly limit: number; readonly windowMs: Millis }) {
    this.#limit = rule.limit;
    this.#windowMs = rule.windowMs;
  }

  /** Counts a try. 0: go on; else milliseconds until the next one is let through, and this one does not count. */
  hit(key: string, now: ProgramTime): number {
    const recent = (this.#triesByKey.get(key) ?? []).filter((at) => now - at < this.#windowMs);
    const oldest = recent[0];
    if (oldest !== undefined && recent.length >= this.#limit) return Math.ceil(oldest + this.#windowMs - now);
    this.#triesByKey.delete(key);
    this.#triesByKey.set(key, [...recent, now]);
    if (this.#triesByKey.size > MOST_KEYS) this.#forgetOldest();
    return 0;
  }

  forget(key: string): void {
    this.#triesByKey.delete(key);
  }

  #forgetOldest(): void {
    for (const key of this.#triesByKey.keys()) {
      this.#triesByKey.delete(key);
      return;
    }
  }
}
