import { describe, expect, test } from "vitest";
import type { Card } from "../../../../shared/cards/index.ts";
import {
  lastItem,
  lastTaken,
  nextCue,
  nextInLine,
  nextItem,
  placeInLine,
  previousCue,
  previousInLine,
} from "../../../../shared/rundown/next-in-line.ts";
import type { Cue } from "../../../../shared/rundown/plan.ts";
import { everyCard } from "../../../support/every-card.ts";
import { aRecord, taken } from "../../../support/ledger-builders.ts";

const cue = (id: string, card: Card): Cue => ({ id, card: { ...card, id: `card-${id}` } });
const slide = (id: string, deckId?: string) => cue(id, { ...everyCard.slide, deckId });
const award = (id: string, ceremony?: string) => cue(id, { ...everyCard.award, ceremony });
const item = (id: string) => cue(id, everyCard.agenda);
const speaker = (id: string) => cue(id, everyCard.speaker);
const skipped = (one: Cue): Cue => ({ ...one, isSkipped: true });
const idOf = (one: Cue | null) => one?.id ?? null;

describe("in a deck or a ceremony", () => {
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
  ])("[CR24] after %s comes %s", (from, next) => {
    expect(idOf(nextInLine(cues, from))).toBe(next);
  });

  test.each([
    ["slide-3", "slide-1"],
    ["award-2", "award-1"],
    ["slide-1", null],
    ["slide-4", null],
    ["unknown", null],
  ])("[AP21] before %s comes %s", (from, previous) => {
    expect(idOf(previousInLine(cues, from))).toBe(previous);
  });

  test("[AP21] a skipped slide is passed over, and counts in its deck", () => {
    const deck = [slide("one", "deck-0001"), skipped(slide("two", "deck-0001")), slide("three", "deck-0001")];
    expect(idOf(nextInLine(deck, "one"))).toBe("three");
    expect(idOf(previousInLine(deck, "three"))).toBe("one");
    expect(placeInLine(deck, "three")).toEqual({ place: 3, of: 3 });
  });

  test("[AP21] what stands alone has no place in a line", () => {
    expect(placeInLine(cues, "slide-4")).toBeNull();
    expect(placeInLine(cues, "unknown")).toBeNull();
  });
});

describe("in the rundown", () => {
  const cues = [
    item("item-1"),
    speaker("a"),
    skipped(speaker("b")),
    skipped(item("item-2")),
    item("item-3"),
    speaker("c"),
  ];

  test("[AP20] the next cue is the next in order that is not skipped; of none, the first", () => {
    expect(idOf(nextCue(cues, null))).toBe("item-1");
    expect(idOf(nextCue(cues, "a"))).toBe("item-3");
    expect(idOf(nextCue(cues, "b"))).toBe("item-3");
    expect(idOf(nextCue(cues, "c"))).toBeNull();
  });

  test("[AP20] so is the one before it; before none there is none", () => {
    expect(idOf(previousCue(cues, "item-3"))).toBe("a");
    expect(idOf(previousCue(cues, "item-1"))).toBeNull();
    expect(idOf(previousCue(cues, null))).toBeNull();
  });

  test("[AP22] the next item is the next agenda cue that is not skipped", () => {
    expect(idOf(nextItem(cues, null))).toBe("item-1");
    expect(idOf(nextItem(cues, "item-1"))).toBe("item-3");
    expect(idOf(nextItem(cues, "item-3"))).toBeNull();
  });

  test("[AP20] where the meeting is, its newest card says, also once it was taken off", () => {
    const cardOf = (id: string) => cues.find((one) => one.id === id)?.card ?? expect.fail(id);
    const record = aRecord(
      [10, taken(cardOf("item-1"))],
      [20, taken(cardOf("c"))],
      [30, taken(cardOf("a"))],
      [40, { type: "card.cleared", layer: "lower-third" }],
      [50, { type: "card.cleared", layer: "chapter" }],
    );
    expect(idOf(lastTaken(cues, record))).toBe("a");
    expect(idOf(lastItem(cues, record))).toBe("item-1");
    expect(idOf(lastTaken([], record))).toBeNull();
  });
});
