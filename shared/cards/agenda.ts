import { cardKind, sentences } from "./card-kind.ts";
import { flag, line, optional, ref, whole } from "./field.ts";

/** An item of the agenda begins: a chapter, which lasts until the next one (TL36). */
export const agenda = cardKind({
  kind: "agenda",
  layer: "chapter",
  said: {
    one: { ru: "Пункт программы", en: "Agenda item" },
    many: { ru: "Пункты программы", en: "Agenda items" },
    create: { ru: "Новый пункт", en: "New item" },
  },
  fields: {
    number: optional(whole(1, 99, { ru: "Номер", en: "Number" }, { isShort: true })),
    title: line(200, { ru: "Название", en: "Title" }),
    detail: optional(line(200, { ru: "Кто выступает", en: "Who speaks" })),
    minutes: optional(
      whole(
        1,
        600,
        { ru: "Минут", en: "Minutes" },
        {
          isShort: true,
          hint: { ru: "Если не как в программе", en: "If not as in the programme" },
        },
      ),
    ),
    hasTimer: flag({ ru: "Показывать зрителям таймер", en: "Show viewers a timer" }),
    itemId: ref("item"),
  },
  label: (card) => (card.number === undefined ? card.title : `${card.number}. ${card.title}`),
  note: (card) => card.detail,
  words: (card) =>
    sentences(card.number === undefined ? card.title : `Пункт ${card.number}. ${card.title}`, card.detail),
});
