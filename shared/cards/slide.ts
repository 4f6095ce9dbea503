import { z } from "zod";
import { type CardKind, cardId, imageRef, line } from "./card-kind.ts";

const schema = z.strictObject({
  kind: z.literal("slide"),
  id: cardId,
  title: line(200),
  /** What the slide says, for those who do not see it. No text alternative, no slide. */
  alt: line(2000),
  image: imageRef,
  /** Place in its deck, from 1, and the deck's length. */
  number: z.int().min(1).max(999).optional(),
  of: z.int().min(1).max(999).optional(),
});

export type SlideCard = z.infer<typeof schema>;

export const slide: CardKind<"slide", SlideCard> = {
  kind: "slide",
  layer: "stage",
  schema,
  label: (card) => (card.number === undefined ? card.title : `${card.number}. ${card.title}`),
  words: (card) => `${card.title}. ${card.alt}`,
};
