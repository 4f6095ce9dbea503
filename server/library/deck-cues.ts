import type { CardOf } from "../../shared/cards/index.ts";
import type { DeckPage, LibraryItem } from "../../shared/library.ts";
import type { Cue } from "../../shared/rundown/plan.ts";

type Deck = Extract<LibraryItem, { readonly sort: "deck" }>;

/**
 * Pages of a deck as prepared cards, in the order asked for; all of them when `numbers` is absent. `null`: it has no such page.
 * @param newId for each cue and each card
 */
export function cuesOf(
  { id, content }: Deck,
  numbers: readonly number[] | undefined,
  newId: () => string,
): readonly Cue[] | null {
  const { pages, original, isDownloadable } = content;
  const wanted = numbers?.map((number) => pages[number - 1]) ?? pages;
  const cues: Cue[] = [];
  for (const page of wanted) {
    if (page === undefined) return null;
    const card = {
      ...slideOf(page),
      id: newId(),
      of: pages.length,
      deckId: id,
      ...(isDownloadable && original !== undefined ? { original } : {}),
    };
    cues.push({ id: newId(), card });
  }
  return cues;
}

function slideOf({ number, image, small, title, alt, decorative }: DeckPage): Omit<CardOf<"slide">, "id"> {
  return {
    kind: "slide",
    title,
    image,
    small,
    number,
    ...(alt === undefined ? {} : { alt }),
    ...(decorative === undefined ? {} : { decorative }),
  };
}
