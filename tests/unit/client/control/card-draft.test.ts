import { describe, expect, test } from "vitest";
import { cardFrom, draftOf, fieldsOf } from "../../../../client/control/card-draft.ts";
import { type CardKindName, cardKindNames } from "../../../../shared/cards/index.ts";
import { everyCard } from "../../../support/every-card.ts";

const image = { file: `${"a".repeat(32)}.png`, widthPx: 1600, heightPx: 900 };
const mistakes = (kind: CardKindName, draft: Parameters<typeof cardFrom>[2]) => {
  const outcome = cardFrom(kind, "card-0001", draft);
  return outcome.ok ? {} : outcome.problem;
};

test.each(Object.values(everyCard))(
  "[CR15] the form of a $kind shows all of it and gives the same card back",
  (card) => {
    expect(cardFrom(card.kind, card.id, draftOf(card))).toEqual({ ok: true, value: card });
  },
);

test.each(cardKindNames)("[CR15] an empty form of a %s names exactly the fields that are needed", (kind) => {
  const needed = fieldsOf(kind).filter(([, { isOptional }]) => !isOptional);

  expect(mistakes(kind, {})).toEqual(Object.fromEntries(needed.map(([name]) => [name, "Заполните поле"])));
});

describe("mistakes are told in words", () => {
  test("[CR15] too long, not a number, signs that nobody sees", () => {
    expect([
      mistakes("figure", { value: "9".repeat(25), label: "Получают уход" }),
      mistakes("slide", { title: "Охват", alt: "Столбики", image, number: "семь" }),
      mistakes("speaker", { name: "Андрей\u202eЛебедев", post: "директор" }),
    ]).toEqual([
      { value: "Не длиннее 24 знаков" },
      { number: "Целое число от 1 до 999" },
      { name: "Уберите переносы строк и служебные знаки" },
    ]);
  });
});
