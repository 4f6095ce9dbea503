import { z } from "zod";
import { cardId, cardSchema, fileRef, imageRef, line, shapeOf, text } from "../../../shared/cards/schemas.ts";
import { slugPattern } from "../../../shared/ids.ts";
import { MAX_PAGES } from "../../../shared/library/commands.ts";
import { libraryFields } from "../../../shared/library/item-fields.ts";
import { cueMarks } from "../../../shared/rundown/commands.ts";
import { MAX_CUES } from "../../../shared/rundown/decide.ts";
import { meetingPlan } from "../../../shared/timeline/commands.ts";
import type { ArchivedItem, ArchivedMeeting, MeetingContents } from "./contents.ts";
import { FORMAT } from "./format.ts";

/** Of any version: a later one is told apart from nonsense before its files are looked at. */
export const manifestHead = z.object({ format: z.literal(FORMAT), version: z.int().min(1) });

export const manifestFiles = z.object({
  files: z.array(
    z.strictObject({
      name: z.string().max(60),
      bytes: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

const meeting = meetingPlan.extend({
  slug: z.string().regex(slugPattern),
  about: meetingPlan.shape.about.unwrap(),
}) satisfies z.ZodType<ArchivedMeeting>;

const page = z.strictObject({
  number: z.int().min(1).max(MAX_PAGES),
  image: imageRef,
  small: imageRef,
  title: line(200),
  /** What the deck's own file says; empty for a scan. */
  text: z.union([z.literal(""), text(4000)]),
  alt: text(4000).optional(),
  decorative: z.literal(true).optional(),
  letterShare: z.number().positive().max(1).optional(),
});

const deck = z.strictObject({
  title: line(200),
  isDownloadable: z.boolean(),
  original: fileRef.optional(),
  pages: z
    .array(page)
    .min(1)
    .max(MAX_PAGES)
    .refine((pages) => pages.every(({ number }, index) => number === index + 1)),
});

const item = <Sort extends string>(sort: Sort, content: z.ZodType) =>
  z.strictObject({ id: cardId, sort: z.literal(sort), content });

// The types follow from the same fields (item-fields.ts); shapeOf gives their schemas by name alone.
const libraryItem = z.discriminatedUnion("sort", [
  item("speaker", z.strictObject(shapeOf(libraryFields.speaker))),
  item("figure", z.strictObject(shapeOf(libraryFields.figure))),
  item("document", z.strictObject(shapeOf(libraryFields.document))),
  item("deck", deck),
]) as unknown as z.ZodType<ArchivedItem>;

const areDifferent = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** The parts of an archive, each as strict as what the control room sends. */
export const partSchemas = {
  meeting,
  cards: z
    .array(z.strictObject({ id: cardId, card: cardSchema, ...cueMarks }))
    .max(MAX_CUES)
    .refine((cues) => areDifferent(cues.map(({ id }) => id)) && areDifferent(cues.map(({ card }) => card.id))),
  library: z
    .array(libraryItem)
    .max(MAX_CUES)
    .refine((items) => areDifferent(items.map(({ id }) => id))),
} satisfies { readonly [Part in keyof MeetingContents]: z.ZodType<MeetingContents[Part]> };
