import { expect, test } from "vitest";
import { materialsOf } from "../../../../client/pages/viewer/paper/materials.ts";
import { endOfTime, shownAt } from "../../../../client/stage/shown.ts";
import type { Card } from "../../../../shared/cards/index.ts";
import { everyCard } from "../../../support/every-card.ts";
import { aRecord, taken } from "../../../support/ledger-builders.ts";

const titles = (...cards: readonly Card[]) => {
  const record = aRecord(...cards.map((card, index) => [index + 1, taken(card)] as const));
  return materialsOf(shownAt(record, endOfTime).byKind).map(({ title }) => title);
};
const { slide, handout } = everyCard;
const other = { ...slide, id: "slide-002", original: { file: `${"f".repeat(32)}.pdf`, name: "План.pdf", bytes: 1 } };

test("[VW52] a deck that was handed out too stands once, as the handout calls it", () => {
  expect(titles(slide, handout, other)).toEqual(["Доклад министра", "Слайды: План"]);
});

test("[VW52] a file that was handed out again has its newest name", () => {
  const renamed = { ...handout, id: "handout-2", title: "Доклад, исправленный" };
  expect(titles(handout, renamed)).toEqual(["Доклад, исправленный"]);
});
