/** The channel's library as it travels between the control room and the server. Types only; schemas in library/commands.ts, rules in docs/spec/library.md. */
import type { FileRef, ImageRef } from "./cards/field.ts";
import type { ProgramTime } from "./time.ts";
import type { FigureContent } from "./timeline/figure-correction.ts";

export const librarySorts = ["speaker", "figure", "document", "deck"] as const;
export type LibrarySort = (typeof librarySorts)[number];

export interface LibrarySpeaker {
  readonly name: string;
  readonly post: string;
  readonly organisation?: string | undefined;
  readonly portrait?: ImageRef | undefined;
}

export interface LibraryDocument {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly file: FileRef;
}

export interface DeckPage {
  /** From 1. */
  readonly number: number;
  /** 1280 pixels wide at most, and 640. */
  readonly image: ImageRef;
  readonly small: ImageRef;
  readonly title: string;
  /** What the file's own text says, in reading order; empty for a scan. */
  readonly text: string;
  /** Height of the smallest letters that say something, by the page's width. Absent: none could be read from the file. */
  readonly letterShare?: number | undefined;
  /** What stands in for the picture. Absent: nobody has written or confirmed it, and the page does not go on air. */
  readonly alt?: string | undefined;
  readonly decorative?: true | undefined;
}

export interface LibraryDeck {
  readonly title: string;
  readonly pages: readonly DeckPage[];
  readonly original?: FileRef | undefined;
  /** Whether viewers may download the original. */
  readonly isDownloadable: boolean;
}

/** What may be changed of a deck: `pages` in their new order, by the numbers they had; those not named are removed. */
export interface DeckChange {
  readonly title: string;
  readonly isDownloadable: boolean;
  readonly pages: readonly Pick<DeckPage, "number" | "title" | "alt" | "decorative">[];
}

export interface LibraryContents {
  readonly speaker: LibrarySpeaker;
  readonly figure: FigureContent;
  readonly document: LibraryDocument;
  readonly deck: LibraryDeck;
}

export type LibraryItem<Sort extends LibrarySort = LibrarySort> = {
  readonly [Each in Sort]: {
    readonly id: string;
    readonly sort: Each;
    /** Grows with each change; a change names the one that it was made from. */
    readonly version: number;
    readonly updatedAt: ProgramTime;
    readonly content: LibraryContents[Each];
  };
}[Sort];

/** What a save sends: of a deck, what people say of it; its pictures and texts stay. */
export type LibraryChange = Omit<LibraryContents, "deck"> & { readonly deck: DeckChange };

export type NewLibraryItem = {
  readonly [Each in Exclude<LibrarySort, "deck">]: { readonly sort: Each; readonly content: LibraryContents[Each] };
}[Exclude<LibrarySort, "deck">];

/** What a figure said, newest first in a list. */
export interface FigureVersion {
  readonly version: number;
  readonly at: ProgramTime;
  /** Who said it. */
  readonly by: string;
  readonly content: FigureContent;
}

/** One line of a list: what is needed to find and to show it. Decks come without their pages. */
export interface LibraryBrief {
  readonly id: string;
  readonly sort: LibrarySort;
  readonly version: number;
  readonly updatedAt: ProgramTime;
  readonly title: string;
  readonly note?: string | undefined;
  readonly image?: ImageRef | undefined;
  /** Of a deck: how many pages, and how many of them lack words. */
  readonly pages?: number | undefined;
  readonly silentPages?: number | undefined;
}

/** A meeting that shows the item, or plans to. */
export interface LibraryUse {
  readonly slug: string;
  readonly title: string;
  /** Cards in the plan, and showings in the record. */
  readonly planned: number;
  readonly shown: number;
}

/** How far the making of a deck is. */
export type DeckJob =
  | { readonly id: string; readonly phase: "waiting" }
  /** `of`: 0 while it is not known yet. */
  | { readonly id: string; readonly phase: "converting"; readonly page: number; readonly of: number }
  | { readonly id: string; readonly phase: "done"; readonly deckId: string }
  | { readonly id: string; readonly phase: "failed"; readonly code: string; readonly page?: number };

/** What anyone may know of a deck that viewers may download: its pages' pictures. */
export type OpenDeck = readonly Pick<DeckPage, "number" | "image" | "small">[];
