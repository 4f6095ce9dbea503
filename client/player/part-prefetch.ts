/**
 * Fetches the part that the playlist announces (EXT-X-PRELOAD-HINT) before it exists: the server answers as soon as it
 * does. hls.js reads the hint and does nothing with it (video-dev/hls.js#3988), so each part costs it two round trips
 * one after the other: the playlist that lists the part, then the part. With this it costs one. Rules PL35–PL37.
 */

/** A part on its way. */
export interface Prefetched {
  /** When its first byte came, on the monotonic clock; `null` before that. */
  readonly firstByteAt: number | null;
  readonly body: Promise<ArrayBuffer>;
}

// The hinted part and the one before it, which hls.js may be about to ask for.
const KEPT = 2;

export class PartPrefetch {
  readonly #underway = new Map<string, Prefetched & { readonly abort: AbortController }>();

  /** Asks for the hinted part; at most once for each address. */
  hint(url: string): void {
    if (this.#underway.has(url)) return;
    const abort = new AbortController();
    const timing: { firstByteAt: number | null } = { firstByteAt: null };
    const body = fetch(url, { signal: abort.signal }).then((response) => {
      timing.firstByteAt = performance.now();
      if (!response.ok) throw new Error(`part refused with ${response.status}`);
      return response.arrayBuffer();
    });
    // Whoever takes the part handles its failure; a part that nobody takes may fail unheard.
    body.catch(() => this.#underway.delete(url));
    this.#underway.set(url, {
      abort,
      body,
      get firstByteAt() {
        return timing.firstByteAt;
      },
    });
    this.#keepNewest();
  }

  /** The part's transfer when it was hinted, to be used once; `null`: ask the server. */
  take(url: string): Prefetched | null {
    const prefetched = this.#underway.get(url) ?? null;
    this.#underway.delete(url);
    return prefetched;
  }

  /** Frees the server from requests that nobody waits for. */
  clear(): void {
    for (const { abort } of this.#underway.values()) abort.abort();
    this.#underway.clear();
  }

  #keepNewest(): void {
    for (const [url, { abort }] of this.#underway) {
      if (this.#underway.size <= KEPT) return;
      abort.abort();
      this.#underway.delete(url);
    }
  }
}
