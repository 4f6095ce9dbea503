import { z } from "zod";
import { layers, line } from "../cards/card-kind.ts";
import { cardSchema } from "../cards/index.ts";
import { idPattern } from "../ids.ts";

const id = z.string().regex(idPattern);

const programmeItem = z.strictObject({
  title: line(200),
  time: line(20).optional(),
  detail: line(200).optional(),
});

/** What a control room may ask of the timeline. The server fills `card` of a take from the rundown's cue. */
export const timelineCommand = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("plan"), title: line(200), programme: z.array(programmeItem).max(100).readonly() }),
  z.strictObject({ type: z.literal("open") }),
  z.strictObject({ type: z.literal("take"), cueId: id }),
  z.strictObject({ type: z.literal("clear"), layer: z.enum(layers) }),
  z.strictObject({ type: z.literal("change"), card: cardSchema }),
  z.strictObject({ type: z.literal("mark"), highlightId: id, text: line(280) }),
  z.strictObject({ type: z.literal("withdraw"), highlightId: id }),
  z.strictObject({ type: z.literal("close") }),
]);

export type TimelineCommand = z.infer<typeof timelineCommand>;
