/** Schemas of what reporters and the control room ask of clips. */
import { z } from "zod";
import { cardId, instant, line, text } from "../cards/schemas.ts";
import { type ClipSubject, MOST_CLIP_MS } from "../clips.ts";
import { MOST_PASS_DAYS } from "../passes.ts";

/** Typed by a person, or a WebVTT file: of ten minutes, and then some. */
export const MOST_CAPTIONS = 60_000;

/** `""`: there is none. */
const orNothing = (most: number) => z.union([z.literal(""), line(most)]);

const subject: z.ZodType<ClipSubject> = z.strictObject({
  name: line(120),
  post: line(200),
  place: line(120).optional(),
  item: line(64).optional(),
});

/** Too large and too small are answered as such (ClipProblem), not as a mistake of shape. */
const bytes = z.int().min(0);
const type = z.string().trim().max(120);

/** A reporter's clip, before its bytes come. Asked again with the same id: the same clip. */
export const newReporterClip = z.strictObject({
  id: cardId,
  subject,
  /** What the person recorded agreed to, and when that was. */
  consent: z.strictObject({ name: line(120), words: text(4_000), at: instant }),
  assignmentId: cardId.optional(),
  title: line(200).optional(),
  quotation: orNothing(400).optional(),
  bytes,
  type,
  durationMs: z.number().min(0).optional(),
  /** The file of a clip that was returned or could not be used is sent again. */
  isAnew: z.literal(true).optional(),
});

/** What its reporter may still say otherwise. A clip that was returned goes back to the reviewers by it. */
export const reporterChange = z.strictObject({
  subject: subject.optional(),
  title: line(200).optional(),
  quotation: orNothing(400).optional(),
});

/** A film for a stand, before its bytes come. */
export const newFilm = z.strictObject({
  id: cardId,
  sort: z.literal("film"),
  title: line(200),
  bytes,
  type,
  isAnew: z.literal(true).optional(),
});

/** A part of the broadcast, by the programme clock. Asked again with the same id: the same clip. */
export const newStreamClip = z.strictObject({ id: cardId, from: instant, to: instant, title: line(200) });

const version = z.int().min(1);
const moment = z.int().min(0).max(MOST_CLIP_MS);

/** What a reviewer makes of it. */
export const clipChange = z.strictObject({
  version,
  title: line(200).optional(),
  quotation: orNothing(400).optional(),
  subject: subject.optional(),
  /** `null`: all of it. */
  trim: z.strictObject({ fromMs: moment, toMs: moment }).nullable().optional(),
  /** WebVTT, or plain text that is spread over the clip; `null`: none. */
  captions: z.string().max(MOST_CAPTIONS).nullable().optional(),
});

export const clipVerdict = z.strictObject({ version, note: text(1_000).optional() });
/** Nobody is sent back without being told why. */
export const clipReturn = z.strictObject({ version, note: text(1_000) });

export const newAssignment = z.strictObject({
  text: text(500),
  /** `null`: for any reporter. */
  passId: cardId.nullable().optional(),
  item: line(64).optional(),
});

export const newReporter = z.strictObject({ name: line(120), days: z.int().min(1).max(MOST_PASS_DAYS) });

export type NewReporterClip = z.infer<typeof newReporterClip>;
export type ReporterChange = z.infer<typeof reporterChange>;
export type NewFilm = z.infer<typeof newFilm>;
export type NewStreamClip = z.infer<typeof newStreamClip>;
export type ClipChange = z.infer<typeof clipChange>;
export type NewAssignment = z.infer<typeof newAssignment>;

/** `PUT …/clips/channel` (PO45). */
export const clipChannel = z.strictObject({ isOn: z.boolean() });
