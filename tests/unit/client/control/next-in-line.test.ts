import { expect, test } from "vitest";
import { nextInLine } from "../../../../client/control/next-in-line.ts";
import type { Card } from "../../../../shared/cards/index.ts";
import { everyCard } from "../../../support/every-card.ts";

const cue = (id: string, card: Card) => ({ id, card: { ...card, id: `card-${id}` } });
const slide = (id: string, deckId?: string) => cue(id, { ...everyCard.slide, deckId });
const award = (id: string, ceremony?: string) => cue(id, { ...everyCard.award, ceremony });

const cues = [
  slide("slide-1", "deck-0001"),
  award("award-1", "Лучшие"),
  slide("slide-2", "deck-0002"),
  slide("slide-3", "deck-0001"),
  award("award-2", "Лучшие"),
  slide("slide-4"),
  slide("slide-5"),
  slide("slide-6", "deck-0003"),
  slide("slide-7", "deck-0003"),
];

test.each([
  ["slide-1", "slide-3"],
  ["award-1", "award-2"],
  ["slide-3", null],
  ["slide-4", null],
  ["slide-6", "slide-7"],
  ["unknown", null],
])("[CR24] after %s comes %s", (taken, next) => {
  expect(nextInLine(cues, taken)?.id ?? null).toBe(next);
});
