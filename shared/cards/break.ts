import { cardKind, sentences } from "./card-kind.ts";
import { line, moment, optional } from "./field.ts";

/** While it stands the page says so and tells the time of return. */
export const pause = cardKind({
  kind: "break",
  layer: "stage",
  said: {
    one: { ru: "Перерыв", en: "Break" },
    many: { ru: "Перерывы", en: "Breaks" },
    create: { ru: "Новый перерыв", en: "New break" },
  },
  fields: {
    reason: line(160, { ru: "Что говорит экран", en: "What the screen says" }),
    until: optional(moment({ ru: "Когда продолжим", en: "Time of return" }, { isShort: true })),
    body: optional(line(280, { ru: "Чем заняться в перерыве", en: "What to do meanwhile" })),
  },
  label: (card) => card.reason,
  note: (card) => card.body,
  words: (card) => sentences(card.reason, card.body),
});
