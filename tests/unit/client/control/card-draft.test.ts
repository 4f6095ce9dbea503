import { describe, expect, test } from "vitest";
import { blankDraft, cardFrom, draftOf, fieldsOf, sameDrafts } from "../../../../client/control/card-draft.ts";
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

test.each(cardKindNames)("[CR15] a new %s has its choices made, and lacks the rest of what is needed", (kind) => {
  const needed = fieldsOf(kind).flatMap(([name, { isOptional, sort }]) =>
    isOptional || sort === "choice" ? [] : [[name, "Заполните поле"]],
  );

  expect(mistakes(kind, blankDraft(kind))).toEqual(Object.fromEntries(needed));
});

test("[CR23] a form is changed when it would make another card, not when a field was emptied again", () => {
  const draft = draftOf(everyCard.decision);
  expect([
    sameDrafts(draft, { ...draft }),
    sameDrafts({}, { topic: "", decorative: false }),
    sameDrafts(draft, { ...draft, text: "Другое" }),
  ]).toEqual([true, true, false]);
});

describe("mistakes are told in words", () => {
  test("[CR15] too long, not a number, signs that nobody sees", () => {
    expect([
      mistakes("figure", { value: "9".repeat(25), label: "Получают уход" }),
      mistakes("slide", { title: "Охват", alt: "Столбики", image, number: "семь" }),
      mistakes("speaker", { name: "Андрей\u202eЛебедев", post: "директор" }),
      mistakes("decision", { state: "draft", text: "Открыть", due: "2026-02-30" }),
      mistakes("break", { reason: "Перерыв", until: "скоро" }),
    ]).toEqual([
      { value: "Не длиннее 24 знаков" },
      { number: "Целое число от 1 до 999" },
      { name: "Уберите переносы строк и служебные знаки" },
      { due: "Такого дня нет" },
      { until: "Время в виде 10:30" },
    ]);
  });
});
