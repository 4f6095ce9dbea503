import { type PublicStand, standPath } from "../../shared/exhibition.ts";
import type { StandSource } from "../cards/stand-source.ts";

/** A walk comes back to a stand; what was corrected meanwhile is read at its next turn. */
const FRESH_MS = 60_000;

interface Known {
  readonly at: number;
  readonly stand: Promise<PublicStand | null>;
}

/** The published stands of one meeting, for cards beside the picture. Each is asked for once a minute at most. */
export class PublishedStands implements StandSource {
  readonly #slug: string;
  readonly #knownById = new Map<string, Known>();

  constructor(slug: string) {
    this.#slug = slug;
  }

  read(standId: string): Promise<PublicStand | null> {
    const known = this.#knownById.get(standId);
    if (known !== undefined && performance.now() - known.at < FRESH_MS) return known.stand;
    const stand = this.#ask(standId);
    this.#knownById.set(standId, { at: performance.now(), stand });
    return stand;
  }

  addressOf(stand: PublicStand): string {
    return `/m/${this.#slug}/vystavka/${standPath(stand)}`;
  }

  /** The card says enough by itself: what did not come is asked for at its next turn. */
  async #ask(standId: string): Promise<PublicStand | null> {
    try {
      const answer = await fetch(`/api/meetings/${this.#slug}/exhibition/stands/${encodeURIComponent(standId)}`, {
        signal: AbortSignal.timeout(10_000),
      });
      // What our own server says is what it says it is.
      if (answer.ok) return (await answer.json()) as PublicStand;
      if (answer.status !== 404) this.#knownById.delete(standId);
    } catch {
      this.#knownById.delete(standId);
    }
    return null;
  }
}
