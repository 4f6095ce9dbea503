import { cardKind, sentences } from "./card-kind.ts";
import { image, line, optional, text } from "./field.ts";

export const quote = cardKind({
  kind: "quote",
  layer: "side",
  said: {
    one: { ru: "Цитата", en: "Quote" },
    many: { ru: "Цитаты", en: "Quotes" },
    create: { ru: "Новая цитата", en: "New quote" },
  },
  fields: {
    text: text(600, { ru: "Слова", en: "Words" }, { hint: { ru: "Без кавычек", en: "Without quotation marks" } }),
    who: line(120, { ru: "Кто сказал", en: "Who said it" }),
    post: optional(line(200, { ru: "Должность", en: "Post" })),
    when: optional(line(80, { ru: "Когда и где", en: "When and where" }, { isShort: true })),
    portrait: optional(image({ ru: "Портрет", en: "Portrait" })),
  },
  label: (card) => `«${card.text}»`.replace(/\s+/gu, " ").slice(0, 200),
  note: (card) => card.who,
  words: (card) => sentences(`«${card.text}»`, card.who, card.post, card.when),
});
