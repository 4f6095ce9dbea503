import { describe, expect, test } from "vitest";
import { cardFrom, draftOf } from "../../../../client/control/card-draft.ts";
import { fieldsOf } from "../../../../client/control/card-fields.ts";
import { type Card, type CardKindName, cardKinds } from "../../../../shared/cards/index.ts";

const image = { file: `${"a".repeat(32)}.png`, widthPx: 1600, heightPx: 900 };
const cards: readonly Card[] = [
  { kind: "speaker", id: "speaker-1", name: "Андрей Лебедев", post: "директор", topic: "Уход", portrait: image },
  { kind: "slide", id: "slide-07", title: "Охват", alt: "Столбики", image, number: 7, of: 18 },
  { kind: "figure", id: "figure-1", value: "3 047", label: "Получают уход", unit: "человек" },
];
const kinds = Object.keys(cardKinds) as readonly CardKindName[]; // The table's own keys.

const mistakes = (kind: CardKindName, draft: Parameters<typeof cardFrom>[2]) => {
  const outcome = cardFrom(kind, "card-0001", draft);
  return outcome.ok ? {} : outcome.problem;
};

test.each(cards)("[CR15] the form of a $kind shows all of it and gives the same card back", (card) => {
  expect(cardFrom(card.kind, card.id, draftOf(card))).toEqual({ ok: true, value: card });
});

test.each(kinds)("[CR15] an empty form of a %s names exactly the fields that are needed", (kind) => {
  const needed = fieldsOf(kind).filter(({ isRequired }) => isRequired);

  expect(mistakes(kind, {})).toEqual(Object.fromEntries(needed.map(({ name }) => [name, "Заполните поле"])));
});

describe("mistakes are told in words", () => {
  test("[CR15] a slide without words for those who do not see it is not made", () => {
    expect(mistakes("slide", { title: "Охват", image, alt: "   " })).toEqual({ alt: "Заполните поле" });
  });

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
