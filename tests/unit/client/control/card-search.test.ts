import { describe, expect, test } from "vitest";
import { countsOf, matching, shelvesOf } from "../../../../client/control/card-search.ts";
import { everyCard } from "../../../support/every-card.ts";

const cues = Object.values(everyCard).map((card) => ({ id: `cue-${card.kind}`, card }));
const found = (query: string) => matching(cues, query).map(({ card }) => card.kind);

describe("finding a card", () => {
  test.each([
    ["гареева", ["award", "blitz"]],
    ["СИДЕЛКА каменск", ["quote"]],
    ["жилье", ["speaker"]],
    ["обед столовая", ["notice"]],
    ["такого нет", []],
  ])("[CR30] %j is found in whatever a card says", (query, kinds) => {
    expect(found(query)).toEqual(kinds);
  });

  test("[CR30] nothing asked, all are there", () => {
    expect(matching(cues, "  ")).toEqual(cues);
  });
});

test("[CR30] slides stand by deck, decks in the order of their first slides, those of no deck together", () => {
  const slide = (id: string, deckId?: string) => ({ id, card: { ...everyCard.slide, id: `card-${id}`, deckId } });
  const shelves = shelvesOf([
    slide("a", "deck-2"),
    slide("b"),
    slide("c", "deck-1"),
    slide("d", "deck-2"),
    ...cues.slice(2),
  ]);

  expect(shelves.map(({ deckId, slides }) => [deckId, slides.map(({ id }) => id).join("")])).toEqual([
    ["deck-2", "ad"],
    [null, "b"],
    ["deck-1", "c"],
  ]);
});

test("[CR30] kinds are counted, but for slides and those without cards", () => {
  expect(countsOf(cues.filter(({ card }) => ["slide", "award", "chart"].includes(card.kind)))).toEqual([
    { kind: "chart", count: 1 },
    { kind: "award", count: 1 },
  ]);
});
