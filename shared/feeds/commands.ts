/** Schemas of what the control room asks of highlights. */
import { z } from "zod";
import { cardId, imageRef, instant, line, text } from "../cards/schemas.ts";
import {
  correctionStyles,
  type FeedSettings,
  type HighlightContent,
  type HighlightSource,
  highlightKinds,
  MOST_HIGHLIGHT_TEXT,
  MOST_TAGS,
  MOST_TARGETS,
  targetModes,
} from "../feeds.ts";
import type { Millis, ProgramTime } from "../time.ts";

/** A moment is played whole by whoever follows the permalink. */
export const LONGEST_MOMENT_MS = 10 * 60_000;
/** Mastodon takes 1,500, X 1,000. */
export const MOST_ALT = 1_000;
export const MOST_MEMBERS = 200;

const id = cardId;
const version = z.int().min(1);
// Branded types leave no trace at run time: what the schema lets through is a moment, or a length.
const programMoment = instant as unknown as z.ZodType<ProgramTime>;
const length = (least: number, most: number) => z.int().min(least).max(most) as unknown as z.ZodType<Millis>;
const empty = z.literal("");

/** Letters and digits; not digits alone, which no network takes for a hashtag. */
export const hashtag = z
  .string()
  .normalize("NFC")
  .regex(/^(?=.*\p{L})[\p{L}\p{Nd}]{2,60}$/u);
const hashtags = z.array(hashtag).max(MOST_TAGS);

const person = z.strictObject({
  name: line(200),
  post: line(200).optional(),
  place: line(200).optional(),
  portrait: imageRef.optional(),
});

const playedMoment = z
  .strictObject({ from: programMoment, until: programMoment })
  .refine(({ from, until }) => from < until && until - from <= LONGEST_MOMENT_MS);

/** A draft may lack what its approval needs. */
export const highlightContent: z.ZodType<HighlightContent> = z.strictObject({
  kind: z.enum(highlightKinds),
  text: z.union([empty, text(MOST_HIGHLIGHT_TEXT)]),
  big: line(200).optional(),
  unit: line(40).optional(),
  who: person.optional(),
  tags: hashtags,
  sourceWords: line(200).optional(),
  picture: imageRef.optional(),
  alt: z.union([empty, text(MOST_ALT)]),
  clipId: id.optional(),
  moment: playedMoment.nullable(),
  members: z.array(id).max(MOST_MEMBERS).optional(),
});

const source: z.ZodType<HighlightSource> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("card"), cardId: id, showing: z.int().min(1), cardKind: line(40) }),
  z.strictObject({ type: z.literal("clip"), clipId: id }),
  z.strictObject({ type: z.literal("mark"), id }),
  z.strictObject({ type: z.literal("none") }),
]);

/** Those that people make: the house makes `live`, and digests of its own. */
const handKinds = highlightKinds.filter((kind) => kind !== "live" && kind !== "digest");

/** A draft of a card's own words. Asked again with the same id: the same highlight. */
export const newHighlight = z.strictObject({ id, source, kind: z.enum(handKinds).optional() });

const targets = z.array(line(64)).max(MOST_TARGETS).readonly().nullable();
const correction = z.strictObject({ note: z.union([empty, text(400)]), style: z.enum(correctionStyles) });

/** What a form holds. `correction` counts on a highlight that is being corrected alone. */
export const highlightChange = z.strictObject({
  version,
  content: highlightContent,
  targets,
  correction: correction.optional(),
});

/** The same before it is saved: what previews and counters are made of. */
export const highlightTyped = z.strictObject({
  content: highlightContent,
  targets,
  correction: correction.optional(),
});

export const highlightApproval = z.strictObject({
  version,
  hash: z.string().regex(/^[0-9a-f]{64}$/u),
  /** Absent: as the meeting's settings say. */
  waitsForViewers: z.boolean().optional(),
});

/** Acts that need nothing but the version that they were decided on. */
export const highlightAct = z.strictObject({ version });
export const highlightWithdrawal = z.strictObject({ version, reason: text(400) });

/** What a person saw on the target. `null`: it is not there. */
export const rowFinding = z.strictObject({
  found: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/u })
        .max(2_000)
        .nullable(),
    })
    .nullable(),
});
export const nothingSaid = z.strictObject({});

export const feedKill = z.strictObject({ isKilled: z.boolean() });
export const feedRehearsal = z.strictObject({ isOn: z.boolean() });

const most = (top: number) => z.int().min(0).max(top).nullable();

/** An hour of hold is no hold window; a day of patience is none. */
export const feedSettings: z.ZodType<FeedSettings> = z.strictObject({
  hashtags,
  holdMs: length(0, 600_000),
  twoPeople: z.boolean(),
  waitForViewers: z.boolean(),
  isRehearsal: z.boolean(),
  isKilled: z.boolean(),
  staleAfterMs: length(60_000, 86_400_000),
  live: z.strictObject({ isOn: z.boolean(), atEnd: z.enum(["edit", "remove"]) }),
  closingDigest: z.boolean(),
  targets: z
    .record(
      z.string().min(1).max(64),
      z.strictObject({
        mode: z.enum(targetModes),
        budget: z.strictObject({ posts: most(10_000), micros: most(1_000_000_000) }),
        correction: z.enum(correctionStyles),
      }),
    )
    .refine((used) => Object.keys(used).length <= MOST_TARGETS),
});
export const feedSettingsChange = z.strictObject({ version: z.int().min(0), settings: feedSettings });

export type NewHighlight = z.infer<typeof newHighlight>;
export type HighlightChange = z.infer<typeof highlightChange>;
export type HighlightTyped = z.infer<typeof highlightTyped>;
export type HighlightGiven = z.infer<typeof highlightApproval>;
export type FeedSettingsChange = z.infer<typeof feedSettingsChange>;
