/** Schemas of what institutions, organisers and viewers send of an exhibition. Unknown keys are refused, every string has a bound. */
import { z } from "zod";
import { cardId, fileRef, imageRef, instant, line, shapeOf, text } from "../cards/schemas.ts";
import { type ExhibitionSettings, MOST_PHOTOS, MOST_STANDS, type StandContent, standSizes } from "../exhibition.ts";
import { libraryFields } from "../library/item-fields.ts";
import { MOST_PASS_DAYS } from "../passes.ts";
import { programTime } from "../time.ts";
import { standBounds as most } from "./bounds.ts";
import { MOST_NAME, MOST_QUESTION } from "./question-bounds.ts";
import { standFields } from "./required.ts";
import { MOST_MISSED_HOURS } from "./settings.ts";

/** A draft may be half-written: what is still empty is not refused, but told as missing. */
const emptyOr = (schema: z.ZodType<string>) => z.union([z.string().trim().length(0), schema]);
const draftLine = (bound: number) => emptyOr(line(bound));
const draftText = (bound: number) => emptyOr(text(bound));

const photo = z.strictObject({
  image: imageRef,
  alt: draftLine(most.alt),
  caption: line(most.caption).optional(),
  credit: line(most.credit).optional(),
});

const figure = z.strictObject({
  figureId: cardId.optional(),
  content: z.strictObject(shapeOf(libraryFields.figure)),
  /** Sent back with what was read; the house's own word counts. */
  corrected: z.strictObject({ was: line(80), at: instant }).optional(),
});

/** A link that does something else than open a page is none. */
const url = z
  .string()
  .trim()
  .max(most.url)
  .refine((address) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol));

const person = z.strictObject({
  name: line(most.name),
  post: line(most.post).optional(),
  phone: line(most.phone).regex(/\d/).optional(),
  email: z.email().max(most.email).optional(),
});

// `shapeOf` gives the figure's schemas by name alone; its fields and FigureContent are one table (item-fields.ts).
export const standContent = z.strictObject({
  institution: draftLine(most.institution),
  place: draftLine(most.place),
  title: draftLine(most.title),
  lead: draftText(most.lead),
  text: draftText(most.text),
  cover: photo.optional(),
  gallery: z.array(photo).max(MOST_PHOTOS),
  figures: z.array(figure).max(most.figures),
  film: z.strictObject({ clipId: cardId, title: line(most.filmTitle) }).optional(),
  documents: z.array(z.strictObject({ title: line(most.documentTitle), file: fileRef })).max(most.documents),
  links: z.array(z.strictObject({ title: line(most.linkTitle), url })).max(most.links),
  people: z.array(person).max(most.people),
}) as unknown as z.ZodType<StandContent>;

const version = z.int().min(0);

export const versionOnly = z.strictObject({ version });
export const standDraft = z.strictObject({ version, draft: standContent });
export const standReturn = z.strictObject({ version, note: text(most.note) });
export const newStand = z.strictObject({ content: standContent.optional(), size: z.enum(standSizes).optional() });
/** `version` may come along, and does not count: a place on the plan is not what a draft says. */
export const standPlace = z.strictObject({
  version: version.optional(),
  number: z.int().min(1).max(MOST_STANDS).optional(),
  size: z.enum(standSizes).optional(),
  isHidden: z.boolean().optional(),
});

const settings: z.ZodType<ExhibitionSettings> = z.strictObject({
  isOpen: z.boolean(),
  title: line(most.exhibitionTitle),
  intro: draftText(most.intro),
  deadline: instant.transform(programTime).nullable(),
  required: z
    .array(z.enum(standFields))
    .max(standFields.length)
    .transform((fields) => standFields.filter((field) => fields.includes(field))),
  showsVisits: z.boolean(),
  takesQuestions: z.boolean(),
  missedAfterHours: z.int().min(1).max(MOST_MISSED_HOURS),
});
/** 0: of an exhibition that was never set up. */
export const settingsChange = z.strictObject({ version, settings });

/** Whom a link is for, and how long it opens. */
export const newPass = z.strictObject({ name: line(most.name), days: z.int().min(1).max(MOST_PASS_DAYS) });

export const newQuestion = z.strictObject({ text: text(MOST_QUESTION), name: draftLine(MOST_NAME) });
export const questionAnswer = z.strictObject({ answer: text(most.answer), isPublic: z.boolean() });
