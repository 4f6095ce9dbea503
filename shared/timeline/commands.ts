import { z } from "zod";
import { layers } from "../cards/card-kind.ts";
import { cardSchema, day, imageRef, instant, line } from "../cards/schemas.ts";
import { idPattern } from "../ids.ts";
import type { ProgramTime } from "../time.ts";
import { isTimeZone } from "../zone.ts";
import type { MeetingAbout, ProgrammeItem } from "./meeting-plan.ts";

const id = z.string().regex(idPattern);

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
// Branded types leave no trace at run time: what the schema lets through is a moment of the programme.
const programMoment = instant as unknown as z.ZodType<ProgramTime>;

const programmeItem: z.ZodType<ProgrammeItem> = z.strictObject({
  id: id.optional(),
  title: line(200),
  time: line(20).optional(),
  startsAt: programMoment.optional(),
  minutes: z.int().min(1).max(1440).optional(),
  detail: line(200).optional(),
  speakers: z
    .array(z.strictObject({ name: line(120), post: line(200).optional(), portrait: imageRef.optional() }))
    .max(12)
    .optional(),
});

const about: z.ZodType<MeetingAbout> = z.strictObject({
  /** Letters and digits; not digits alone, which no network takes for a hashtag. */
  hashtag: z
    .string()
    .normalize("NFC")
    .regex(/^(?=.*\p{L})[\p{L}\p{N}]{2,60}$/u)
    .optional(),
  lead: line(400).optional(),
  place: line(200).optional(),
  language: z.enum(["ru", "en"]),
  timeZone: z.string().max(64).refine(isTimeZone).optional(),
  cover: imageRef.optional(),
  days: z
    .array(z.strictObject({ date: day, from: timeOfDay, to: timeOfDay.optional() }))
    .max(14)
    .refine((days) => days.every(({ date }, index) => index === 0 || (days[index - 1]?.date ?? "") < date)),
});

/** What is planned of a meeting: the body of its page's form and of the command. */
export const meetingPlan = z.strictObject({
  title: line(200),
  programme: z
    .array(programmeItem)
    .max(100)
    .refine((items) => areDifferent(items.flatMap((item) => item.id ?? [])))
    .readonly(),
  about: about.optional(),
});

const areDifferent = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** «Как я вижу»: the frame is the one that the moderator's own monitor shows, not the server's now (TL44). */
const asSeen = { asSeen: programMoment.optional() } as const;

/** What a control room may ask of the timeline. The server fills `card` of a take from the rundown's cue. */
export const timelineCommand = z.discriminatedUnion("type", [
  meetingPlan.extend({
    type: z.literal("plan"),
    /** `plannedBy` of the record it was made from. Absent: whatever is there is replaced. */
    basedOn: z.int().min(0).optional(),
  }),
  z.strictObject({ type: z.literal("open") }),
  z.strictObject({ type: z.literal("take"), cueId: id, ...asSeen }),
  z.strictObject({ type: z.literal("clear"), layer: z.enum(layers), ...asSeen }),
  /** Everything off the picture in one press: stage, lower third and side. */
  z.strictObject({ type: z.literal("blackout"), ...asSeen }),
  /** Takes back the on-air act of that `seq` before anyone has seen it; later it is an ordinary clear (TL45). */
  z.strictObject({ type: z.literal("recall"), act: z.int().min(1) }),
  /** Puts back what the last on-air act changed; `act`: only if it is still the last (TL46). */
  z.strictObject({ type: z.literal("undo"), act: z.int().min(1).optional() }),
  z.strictObject({ type: z.literal("change"), card: cardSchema }),
  z.strictObject({ type: z.literal("mark"), highlightId: id, text: line(280) }),
  z.strictObject({ type: z.literal("withdraw"), highlightId: id }),
  z.strictObject({ type: z.literal("close") }),
  z.strictObject({ type: z.literal("archive") }),
  z.strictObject({ type: z.literal("unarchive") }),
]);

export type TimelineCommand = z.infer<typeof timelineCommand>;
