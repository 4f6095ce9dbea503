import { z } from "zod";
import { type CardKind, cardId, line } from "./card-kind.ts";

const schema = z.strictObject({
  kind: z.literal("figure"),
  id: cardId,
  /** As it is to be read: `3 047`, `+42 %`. */
  value: line(24),
  unit: line(40).optional(),
  label: line(160),
  period: line(80).optional(),
  source: line(160).optional(),
  /** One line of comparison: `на 42 % больше, чем в 2024 году`. */
  comparison: line(200).optional(),
});

export type FigureCard = z.infer<typeof schema>;

export const figure: CardKind<"figure", FigureCard> = {
  kind: "figure",
  layer: "side",
  schema,
  label: (card) => `${[card.value, card.unit].filter(Boolean).join(" ")}: ${card.label}`,
  words: (card) =>
    [`${card.label}: ${[card.value, card.unit].filter(Boolean).join(" ")}`, card.comparison, card.period, card.source]
      .filter(Boolean)
      .join(". "),
};
