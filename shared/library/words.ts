/** The library in words: what a list says of an item, and what a search looks through. Pure. */
import type { ImageRef } from "../cards/field.ts";
import { readFigure } from "../cards/figure.ts";
import type { DeckPage, LibraryDeck, LibraryItem } from "../library.ts";
import { foldForSearch } from "../search-text.ts";

/** Longest text a search looks through, per item: a deck of 500 full pages is cut. */
const MOST_WORDS = 200_000;
/** A search of more words than this asks for the first ones. */
const MOST_TERMS = 8;

export interface ItemTitle {
  readonly title: string;
  readonly note?: string | undefined;
  readonly image?: ImageRef | undefined;
}

export function titleOf(item: LibraryItem): ItemTitle {
  switch (item.sort) {
    case "speaker": {
      const { name, post, organisation, portrait } = item.content;
      return { title: name, note: [post, organisation].filter(Boolean).join(", "), image: portrait };
    }
    case "figure": {
      const { label, period } = item.content;
      return { title: `${readFigure(item.content)}: ${label}`, note: period };
    }
    case "document":
      return { title: item.content.title, note: item.content.detail ?? item.content.file.name };
    case "deck":
      return { title: item.content.title, image: item.content.pages[0]?.small };
  }
}

/** Nobody has said what stands in for the picture: the page does not go on air. */
export const isSilent = ({ alt, decorative }: Pick<DeckPage, "alt" | "decorative">): boolean =>
  alt === undefined && decorative === undefined;

/** All that an item says, folded for `searchTerms`. */
export function searchWords(item: LibraryItem): string {
  switch (item.sort) {
    case "speaker": {
      const { name, post, organisation } = item.content;
      return folded(name, post, organisation);
    }
    case "figure": {
      const { value, unit, label, period, source, comparison } = item.content;
      return folded(value, unit, label, period, source, comparison);
    }
    case "document":
      return folded(item.content.title, item.content.detail, item.content.file.name);
    case "deck":
      return deckWords(item.content);
  }
}

/** What has to stand in an item's words, each of them, in any order. */
export const searchTerms = (query: string): readonly string[] =>
  folded(query)
    .split(" ")
    .filter((term) => term !== "")
    .slice(0, MOST_TERMS);

const deckWords = ({ title, original, pages }: LibraryDeck): string =>
  folded(title, original?.name, ...pages.flatMap((page) => [page.title, page.alt, page.text]));

const folded = (...texts: readonly (string | undefined)[]): string =>
  foldForSearch(texts.filter((text) => text !== undefined).join(" ")).slice(0, MOST_WORDS);
