import { z } from "zod";
import { cardSchema } from "../cards/schemas.ts";
import { idPattern } from "../ids.ts";

const id = z.string().regex(idPattern);
const cue = z.strictObject({ id, card: cardSchema });

export const rundownCommand = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("add"), cue, before: id.optional() }),
  z.strictObject({
    type: z.literal("edit"),
    cue,
    /** The cue's `revision` that it was made from. Absent: whatever is there is replaced. */
    basedOn: z.int().min(0).optional(),
  }),
  z.strictObject({ type: z.literal("move"), id, before: id.nullable() }),
  z.strictObject({ type: z.literal("drop"), id }),
]);

export type RundownCommand = z.infer<typeof rundownCommand>;
