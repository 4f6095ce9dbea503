import { z } from "zod";
import { type CardKind, cardId, imageRef, line } from "./card-kind.ts";

const schema = z.strictObject({
  kind: z.literal("speaker"),
  id: cardId,
  /** Full name and patronymic. */
  name: line(120),
  post: line(200),
  organisation: line(200).optional(),
  /** What the talk is about, without quotation marks. */
  topic: line(200).optional(),
  portrait: imageRef.optional(),
});

export type SpeakerCard = z.infer<typeof schema>;

export const speaker: CardKind<"speaker", SpeakerCard> = {
  kind: "speaker",
  layer: "lower-third",
  schema,
  label: (card) => card.name,
  words: (card) =>
    [`${card.name}, ${card.post}`, card.organisation, card.topic && `«${card.topic}»`].filter(Boolean).join(". "),
};
