import { expect, test } from "vitest";
import type { CardOf } from "../../../../shared/cards/index.ts";
import { decide } from "../../../../shared/timeline/decide.ts";
import { everyCard } from "../../../support/every-card.ts";
import { accepted, anOccasion, aRecord, aSlide, at, refusalOf, taken } from "../../../support/ledger-builders.ts";

const blitz: CardOf<"blitz"> = everyCard.blitz;
const clipId = blitz.clipId ?? "";
const slide = aSlide();
const withdrawn = { type: "clip.withdrawn", clipId } as const;

const onAir = [
  [10, taken(slide)],
  [20, taken(blitz)],
] as const;

test("[TL50] a clip whose consent was taken back leaves the record, on air and past", () => {
  const record = aRecord(...onAir, [30, taken(slide)], [40, taken({ ...blitz, id: "blitz-again" })], [50, withdrawn]);
  expect(record.showings.map(({ card, from, until }) => [card.id, from, until])).toEqual([
    [slide.id, at(10), at(20)],
    [slide.id, at(30), at(40)],
  ]);
  expect(JSON.stringify(record)).not.toContain(blitz.name);
});

test("[TL50] no undo puts the clip back", () => {
  const record = aRecord(...onAir, [30, { type: "card.cleared", layer: "stage" }], [40, withdrawn]);
  expect(record.acts.map(({ kind, before }) => [kind, before])).toEqual([
    ["take", [{ layer: "stage", showing: null }]],
    ["clear", [{ layer: "stage", showing: null }]],
  ]);
  const order = { type: "undo", seenUpTo: at(100) } as const;
  const undone = decide(record, order, anOccasion("moderator", 60));
  expect(undone.ok && undone.value.some(({ event }) => event.type === "card.taken")).toBe(false);
});

test("[TL50] only the house does it, at any time, and of what was shown", () => {
  const order = { type: "withdraw-clip", clipId } as const;
  const closed = aRecord(...onAir, [30, { type: "meeting.closed" }]);
  expect(accepted(decide(closed, order, anOccasion("system"))).map(({ event }) => event)).toEqual([withdrawn]);
  expect(refusalOf(decide(closed, order, anOccasion("admin")))).toBe("NOT_ALLOWED");
  expect(refusalOf(decide(aRecord(), order, anOccasion("system")))).toBe("UNKNOWN_CARD");
});
