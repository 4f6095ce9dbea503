/** What waits to be said by the page's one live region. Pure: time comes with each call. Rule VW15 in docs/spec/viewer.md. */
const APART_MS = 3000;
const STALE_AFTER_MS = 20_000;

export class AnnouncementQueue {
  #waiting: { readonly text: string; readonly since: number }[] = [];
  #lastSaidAt = Number.NEGATIVE_INFINITY;

  /** A text that waits already moves to the end: only its newest saying matters. */
  add(text: string, now: number): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting.text !== text);
    this.#waiting.push({ text, since: now });
  }

  /** What is to be said now, once; `null`: nothing yet. What waited longer than 20 s is dropped: it is no longer news. */
  take(now: number): string | null {
    this.#waiting = this.#waiting.filter(({ since }) => now - since <= STALE_AFTER_MS);
    if (now - this.#lastSaidAt < APART_MS) return null;
    const next = this.#waiting.shift();
    if (next === undefined) return null;
    this.#lastSaidAt = now;
    return next.text;
  }

  /** Milliseconds until `take` is worth calling; `null`: nothing waits. */
  dueIn(now: number): number | null {
    return this.#waiting.length === 0 ? null : Math.max(0, this.#lastSaidAt + APART_MS - now);
  }
}
