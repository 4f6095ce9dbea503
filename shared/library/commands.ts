/** Schemas of what the control room asks of the library. */
import { z } from "zod";
import { cardId, line, shapeOf, text } from "../cards/schemas.ts";
import type { DeckChange, LibraryChange, NewLibraryItem } from "../library.ts";
import { libraryFields } from "./item-fields.ts";

export const MAX_PAGES = 500;

const pageChange = z.strictObject({
  number: z.int().min(1).max(MAX_PAGES),
  title: line(200),
  alt: text(4000).optional(),
  decorative: z.literal(true).optional(),
});

export const deckChange: z.ZodType<DeckChange> = z.strictObject({
  title: line(200),
  isDownloadable: z.boolean(),
  pages: z
    .array(pageChange)
    .min(1)
    .max(MAX_PAGES)
    .refine((pages) => new Set(pages.map(({ number }) => number)).size === pages.length),
});

// The types follow from the same fields (item-fields.ts); shapeOf gives their schemas by name alone.
const contents = {
  speaker: z.strictObject(shapeOf(libraryFields.speaker)),
  figure: z.strictObject(shapeOf(libraryFields.figure)),
  document: z.strictObject(shapeOf(libraryFields.document)),
} as unknown as { readonly [Sort in Exclude<keyof LibraryChange, "deck">]: z.ZodType<LibraryChange[Sort]> };

/** Decks come from files alone. */
export const newLibraryItem: z.ZodType<NewLibraryItem> = z.discriminatedUnion("sort", [
  z.strictObject({ sort: z.literal("speaker"), content: contents.speaker }),
  z.strictObject({ sort: z.literal("figure"), content: contents.figure }),
  z.strictObject({ sort: z.literal("document"), content: contents.document }),
]);

const schemaBySort: { readonly [Sort in keyof LibraryChange]: z.ZodType<LibraryChange[Sort]> } = {
  ...contents,
  deck: deckChange,
};

/** What an item of the sort is changed to, and the version that it was made from. */
export const libraryChange = <Sort extends keyof LibraryChange>(sort: Sort) =>
  z.strictObject({ version: z.int().min(1), content: schemaBySort[sort] });

/** Pages of a deck into a meeting's plan, in the order given; all of them when none are named. */
export const deckCues = z.strictObject({
  deckId: cardId,
  pages: z.array(z.int().min(1).max(MAX_PAGES)).min(1).max(MAX_PAGES).optional(),
  before: cardId.optional(),
});
