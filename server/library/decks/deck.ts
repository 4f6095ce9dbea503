import type { DeckRefusalCode } from "../../../shared/library/deck-refusals.ts";
import type { StoredImage } from "../images.ts";

/** A deck as the library keeps it: its pages as pictures and words, and the file it came from. */
export interface ConvertedDeck {
  readonly kind: DeckKind;
  /** In order, at least one. */
  readonly pages: readonly ConvertedPage[];
  /** The file as it was uploaded; `null` for a deck put together from several pictures. */
  readonly original: StoredOriginal | null;
}

export type DeckKind = "pdf" | "pptx" | "odp" | "pictures";

export interface ConvertedPage {
  /** From 1. */
  readonly number: number;
  /** A guess from the page's largest letters; may be empty, at most 200 characters. */
  readonly title: string;
  /** The page's own words, a line each, in reading order; may be empty, at most 4,000 characters. */
  readonly text: string;
  /** Of the smallest letters that say something, by the page's width. Absent: none can be read. */
  readonly letterShare?: number;
  /** Within 1280 × 1280 pixels. */
  readonly image: StoredImage;
  /** The same within 640 × 640. */
  readonly small: StoredImage;
}

/** A deck's own file, named by its content. */
export interface StoredOriginal {
  readonly file: string;
  readonly bytes: number;
}

/** Why a deck was not taken. Nothing of it is left on the disk then. */
export interface DeckRefusal {
  readonly code: DeckRefusalCode;
  /** The page, or the picture among several, where it went wrong, from 1; `null`: the deck as a whole. */
  readonly page: number | null;
}

export const deckRefusal = (code: DeckRefusalCode, page: number | null = null): DeckRefusal => ({ code, page });
