import { cardKind, sentences } from "./card-kind.ts";
import { file, line, optional, ref } from "./field.ts";

export const handout = cardKind({
  kind: "handout",
  layer: "side",
  said: {
    one: { ru: "Материал", en: "Handout" },
    many: { ru: "Материалы", en: "Handouts" },
    create: { ru: "Новый материал", en: "New handout" },
  },
  fields: {
    title: line(200, { ru: "Название", en: "Title" }),
    file: file({ ru: "Файл", en: "File" }),
    detail: optional(line(200, { ru: "Пояснение", en: "Explanation" })),
    documentId: ref("document"),
  },
  label: (card) => card.title,
  note: (card) => card.file.name,
  words: (card) => sentences(card.title, card.detail, card.file.name),
});
