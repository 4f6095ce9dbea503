import type { PublicExhibition, StandBrief } from "../../../../shared/exhibition.ts";

const AGAIN_MS = 60_000;
const PATIENCE_MS = 8000;

/** Stands of the meeting's exhibition, asked for once, when the page has time (VW59). */
export class StandShelf {
  readonly #changed: () => void;
  #slug = "";
  #stands: readonly StandBrief[] = [];

  /** @param changed they have come */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** @param slug of a meeting whose exhibition is open; `""`: none is. Empty until they came. */
  of(slug: string): readonly StandBrief[] {
    if (slug !== this.#slug) {
      this.#slug = slug;
      this.#stands = [];
      if (slug !== "") void this.#ask(slug);
    }
    return this.#stands;
  }

  async #ask(slug: string): Promise<void> {
    const stands = await fetchStands(slug);
    if (slug !== this.#slug) return;
    if (stands === null) return void setTimeout(() => slug === this.#slug && void this.#ask(slug), AGAIN_MS);
    this.#stands = stands;
    this.#changed();
  }
}

/** `null`: the server could not be asked. */
async function fetchStands(slug: string): Promise<readonly StandBrief[] | null> {
  try {
    const answer = await fetch(`/api/meetings/${encodeURIComponent(slug)}/exhibition`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    // It was closed since the page was written.
    if (answer.status === 404) return [];
    // Our own server's answer.
    return answer.ok ? ((await answer.json()) as PublicExhibition).stands : null;
  } catch {
    return null;
  }
}
