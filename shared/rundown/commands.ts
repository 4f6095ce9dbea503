import { z } from "zod";
import { cardSchema } from "../cards/schemas.ts";
import { idPattern } from "../ids.ts";

const id = z.string().regex(idPattern);
/** What the control room alone sees of a cue, beside its card (CueMarks). */
export const cueMarks = {
  /** Passed over by «дальше» and by the clock. */
  isSkipped: z.boolean().optional(),
  isFlagged: z.boolean().optional(),
  note: z.string().trim().max(500).optional(),
  /** From its item's start, for clock mode; `null`: the clock leaves it alone. */
  afterMs: z.int().min(0).max(86_400_000).nullable().optional(),
} as const;

const cue = z.strictObject({ id, card: cardSchema, ...cueMarks });

export const rundownCommand = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("add"), cue, before: id.optional() }),
  z.strictObject({
    type: z.literal("edit"),
    cue,
    /** The cue's `revision` that it was made from. Absent: whatever is there is replaced. */
    basedOn: z.int().min(0).optional(),
  }),
  z.strictObject({
    type: z.literal("move"),
    id,
    before: id.nullable(),
    /** An agenda item goes with the cues under it. */
    isWhole: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal("mark-cue"), id, ...cueMarks }),
  /** Prepares a cue for the next take; `null`: nothing is prepared. */
  z.strictObject({ type: z.literal("arm"), id: id.nullable() }),
  z.strictObject({ type: z.literal("set-rules"), needsSecondPerson: z.boolean() }),
  /** Clock mode: cues are taken at their planned moments, until somebody takes by hand. */
  z.strictObject({ type: z.literal("run-clock"), isOn: z.boolean() }),
  z.strictObject({ type: z.literal("drop"), id }),
]);

export type RundownCommand = z.infer<typeof rundownCommand>;
