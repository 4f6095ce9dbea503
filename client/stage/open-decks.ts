import type { CardOf } from "../../shared/cards/index.ts";
import type { OpenDeck } from "../../shared/library.ts";
import { type PictureSources, slideSources } from "../cards/image-address.ts";

const PAGES_AHEAD = 2;
/** Decks of one meeting; the page lives for a day. */
const MOST = 50;

/** The next pages of a deck that is open to viewers anyway: on air they change at once, however slow the link (VW58). */
export class OpenDecks {
  readonly #deckById = new Map<string, OpenDeck>();
  readonly #changed: () => void;

  /** @param changed when a deck has come, and `after` may say more */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What follows this slide. Empty while the deck is not here yet, and for a deck that is not open. */
  after({
    deckId,
    original,
    number,
  }: Pick<CardOf<"slide">, "deckId" | "original" | "number">): readonly PictureSources[] {
    if (deckId === undefined || original === undefined || number === undefined) return [];
    const deck = this.#deckById.get(deckId);
    if (deck === undefined) {
      void this.#fetch(deckId);
      return [];
    }
    return deck.filter((page) => page.number > number && page.number <= number + PAGES_AHEAD).map(slideSources);
  }

  async #fetch(deckId: string): Promise<void> {
    if (this.#deckById.size >= MOST) return;
    // Asked for once: what does not come now comes with its event.
    this.#deckById.set(deckId, []);
    try {
      const answer = await fetch(`/d/${encodeURIComponent(deckId)}`);
      if (!answer.ok) return;
      // Our own server's answer (LB35).
      this.#deckById.set(deckId, (await answer.json()) as OpenDeck);
      this.#changed();
    } catch {
      // Offline: the slide comes with its event.
    }
  }
}
