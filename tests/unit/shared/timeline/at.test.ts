import { expect, test } from "vitest";
import type { Layer } from "../../../../shared/cards/card-kind.ts";
import { nextChangeAfter, programAt, showingsIn } from "../../../../shared/timeline/at.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { aFigure, aRecord, aSlide, aSpeaker, at, taken } from "../../../support/ledger-builders.ts";

const record = aRecord(
  [100, taken(aSpeaker({ id: "speaker-a" }))],
  [150, taken(aSlide())],
  [200, { type: "card.cleared", layer: "lower-third" }],
  [300, taken(aSpeaker({ id: "speaker-b" }))],
);

const seen = (playhead: number, layer: Layer) => programAt(record, at(playhead))[layer]?.card.id ?? null;

test.each([
  [99, null],
  [100, "speaker-a"],
  [199.9, "speaker-a"],
  [200, null],
  [299, null],
  [300, "speaker-b"],
  [1e12, "speaker-b"],
])("[TL6] at playhead %d the lower third shows %s", (playhead, card) => {
  expect(seen(playhead, "lower-third")).toBe(card);
});

test("[TL7] layers are independent: a slide survives the speaker's clear", () => {
  expect(seen(250, "stage")).toBe("slide-001");
});

test.each([
  [0, 100],
  [100, 150],
  [150, 200],
  [250, 300],
  [300, null],
])("after %d the next change is at %s", (playhead, change) => {
  expect(nextChangeAfter(record, at(playhead))).toBe(change);
});

test("the seek bar's marks are the showings that overlap it, in the order of their starts", () => {
  expect(showingsIn(record, at(150), at(300)).map(({ card }) => card.id)).toEqual(["speaker-a", "slide-001"]);
});

test("a showing that nobody could see is no mark", () => {
  const recalled = aRecord([100, taken(aFigure())], [100, { type: "card.cleared", layer: "side" }]);
  expect(showingsIn(recalled, at(0), at(1_000))).toEqual([]);
});

test("[TL4] a showing on a layer that this page does not know is passed over", () => {
  const newer = { ...record.showings[0], layer: "ticker" } as unknown as MeetingRecord["showings"][number];
  const mixed = { ...record, showings: [newer, ...record.showings] };
  expect(programAt(mixed, at(120))["lower-third"]?.card.id).toBe("speaker-a");
});
