import { cardKind, sentences } from "./card-kind.ts";
import { choice, date, line, optional, text } from "./field.ts";

export const decision = cardKind({
  kind: "decision",
  layer: "side",
  said: {
    one: { ru: "Решение", en: "Decision" },
    many: { ru: "Решения", en: "Decisions" },
    create: { ru: "Новое решение", en: "New decision" },
  },
  fields: {
    number: optional(line(20, { ru: "Номер", en: "Number" }, { isShort: true })),
    state: choice(
      {
        draft: { ru: "Проект", en: "Draft" },
        adopted: { ru: "Принято", en: "Adopted" },
        amended: { ru: "Принято с изменениями", en: "Adopted as amended" },
      },
      { ru: "Состояние", en: "State" },
      { isShort: true },
    ),
    text: text(3000, { ru: "Текст решения", en: "Text" }),
    charged: optional(line(200, { ru: "Кому поручено", en: "Who is charged" })),
    due: optional(date({ ru: "Срок", en: "By when" }, { isShort: true })),
  },
  label: (card) => [card.number, card.text].filter(Boolean).join(". ").replace(/\s+/gu, " ").slice(0, 200),
  note: (card) => decisionStates[card.state],
  words: (card) =>
    sentences(
      `${decisionStates[card.state]}: ${[card.number, card.text].filter(Boolean).join(". ")}`,
      card.charged && `Поручено: ${card.charged}`,
      card.due && `Срок: ${sayDate(card.due)}`,
    ),
});

export const decisionStates = { draft: "Проект", adopted: "Принято", amended: "Принято с изменениями" } as const;

/** `2026-03-01` as `01.03.2026`. */
export const sayDate = (day: string): string => day.split("-").reverse().join(".");
