import { describe, expect, test } from "vitest";
import { programAt } from "../../../../shared/timeline/at.ts";
import { decide } from "../../../../shared/timeline/decide.ts";
import type { TimelineEvent } from "../../../../shared/timeline/events.ts";
import type { TimelineOrder } from "../../../../shared/timeline/orders.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { fold } from "../../../../shared/timeline/reduce.ts";
import {
  accepted,
  aFigure,
  anOccasion,
  aRecord,
  aSlide,
  aSpeaker,
  at,
  refusalOf,
  taken,
} from "../../../support/ledger-builders.ts";

const first = aSlide({ id: "slide-001", title: "Первый" });
const second = aSlide({ id: "slide-002", title: "Второй" });

/** Carries out an order at a moment; its events follow those of `record`, of which there are `count`. */
function then(record: MeetingRecord, count: number, now: number, order: TimelineOrder): MeetingRecord {
  const decisions = accepted(decide(record, order, anOccasion("moderator", now)));
  return fold(
    record,
    decisions.map(({ event, at: frame = at(now) }, index) => ({ seq: count + 1 + index, at: frame, event })),
  );
}
const refused = (record: MeetingRecord, now: number, order: TimelineOrder) =>
  refusalOf(decide(record, order, anOccasion("moderator", now)));
const titlesAt = (record: MeetingRecord, playhead: number) =>
  Object.values(programAt(record, at(playhead))).flatMap((showing) => (showing === null ? [] : showing.card.id));

// Planned and opened are 1 and 2; the first slide is taken as 3 on frame 1000, the second as 4 on frame 5000.
const twoSlides = aRecord([1000, taken(first)], [5000, taken(second)]);

describe("[TL45] a recall before anyone has seen the act", () => {
  const recalled = then(twoSlides, 4, 5300, { type: "recall", act: 4, seenUpTo: at(4999) });

  test("leaves no frame with the card, and what stood before goes on without a break", () => {
    for (const playhead of [4999, 5000, 5299, 5300, 9000]) expect(titlesAt(recalled, playhead)).toEqual(["slide-001"]);
  });

  test("leaves nothing of the card in the record that viewers get", () => {
    expect(JSON.stringify(recalled)).not.toContain("Второй");
    expect(recalled.revoked).toEqual({ act: 4, isUnseen: true });
  });

  test("cannot be repeated", () => {
    expect(refused(recalled, 5400, { type: "recall", act: 4, seenUpTo: at(4999) })).toBe("STALE");
  });

  test("gives what lasted some minutes its own end back", () => {
    const timed: TimelineEvent = { type: "card.taken", card: first, layer: "stage", until: at(8000) };
    const record = then(aRecord([1000, timed], [5000, taken(second)]), 4, 5300, {
      type: "recall",
      act: 4,
      seenUpTo: at(4999),
    });
    expect([titlesAt(record, 7999), titlesAt(record, 8000)]).toEqual([["slide-001"], []]);
    expect(record.showings[0]?.isTimed).toBe(true);
  });
});

test("[TL45] on the frame that somebody may have seen, a recall is a clear", () => {
  const record = then(twoSlides, 4, 5300, { type: "recall", act: 4, seenUpTo: at(5000) });
  expect([titlesAt(record, 5299), titlesAt(record, 5300)]).toEqual([["slide-002"], []]);
  expect(record.revoked).toBeNull();
});

test("[TL45] what has stood for more than half a minute was on air, however far everybody is behind", () => {
  const order = { type: "recall", act: 4, seenUpTo: at(0) } as const;
  expect(titlesAt(then(twoSlides, 4, 35_000, order), 5000)).toEqual(["slide-001"]);
  expect(titlesAt(then(twoSlides, 4, 35_001, order), 5000)).toEqual(["slide-002"]);
});

test("[TL45] what another act has replaced meanwhile is not recalled", () => {
  expect(refused(twoSlides, 5300, { type: "recall", act: 3, seenUpTo: at(0) })).toBe("STALE");
});

test("[TL45] acts on other layers meanwhile do not keep a recall from being one", () => {
  const record = then(aRecord([1000, taken(first)], [1100, taken(aSpeaker())]), 4, 1200, {
    type: "recall",
    act: 3,
    seenUpTo: at(999),
  });
  expect(titlesAt(record, 1300)).toEqual(["speaker-1"]);
});

describe("[TL46] undo", () => {
  const seen = { type: "undo", seenUpTo: at(100_000) } as const;

  test("of a take shows what was there before, from now on", () => {
    const record = then(twoSlides, 4, 6000, seen);
    expect([titlesAt(record, 5999), titlesAt(record, 6000)]).toEqual([["slide-002"], ["slide-001"]]);
  });

  test("of a take on an empty layer clears it", () => {
    const record = then(aRecord([1000, taken(first)]), 3, 2000, seen);
    expect([titlesAt(record, 1999), titlesAt(record, 2000)]).toEqual([["slide-001"], []]);
  });

  test("goes further back each time, until there is nothing", () => {
    const once = then(twoSlides, 4, 6000, seen);
    const twice = then(once, 5, 7000, seen);
    expect(titlesAt(twice, 7000)).toEqual([]);
    expect(refused(twice, 8000, seen)).toBe("NOTHING_TO_UNDO");
  });

  test("of a blackout puts every layer back, in one act", () => {
    const full = aRecord([1000, taken(first)], [1000, taken(aSpeaker())], [1000, taken(aFigure())]);
    const dark = then(full, 5, 2000, { type: "blackout" });
    expect(titlesAt(dark, 2000)).toEqual([]);
    expect(dark.acts.at(-1)).toMatchObject({ seq: 6, kind: "blackout" });
    expect(titlesAt(then(dark, 8, 3000, seen), 3000)).toEqual(["slide-001", "speaker-1", "figure-01"]);
  });

  test("within the window leaves no frame without what was cleared", () => {
    const cleared = then(aRecord([1000, taken(first)]), 3, 2000, { type: "clear", layer: "stage" });
    const back = then(cleared, 4, 2100, { type: "undo", seenUpTo: at(1999) });
    for (const playhead of [1999, 2000, 2099, 2100]) expect(titlesAt(back, playhead)).toEqual(["slide-001"]);
  });

  test("does not bring back what would have ended by itself", () => {
    const timed: TimelineEvent = { type: "card.taken", card: first, layer: "stage", until: at(5500) };
    const record = then(aRecord([1000, timed], [5000, taken(second)]), 4, 6000, seen);
    expect(titlesAt(record, 6000)).toEqual([]);
  });

  test("of an act that is not the last any more is refused", () => {
    expect(refused(twoSlides, 6000, { ...seen, act: 3 })).toBe("STALE");
  });
});

describe("[TL44] «как я вижу»", () => {
  const take: TimelineOrder = { type: "take", cueId: "cue-00001", card: second, layer: "stage" };

  test("puts the card on the frame that the moderator saw", () => {
    const record = then(aRecord([1000, taken(first)]), 3, 20_000, { ...take, asSeen: at(14_000) });
    expect([titlesAt(record, 13_999), titlesAt(record, 14_000)]).toEqual([["slide-001"], ["slide-002"]]);
  });

  test("is refused for a frame of more than a minute ago, and for one that is still to come", () => {
    expect(refused(aRecord(), 70_000, { ...take, asSeen: at(9_999) })).toBe("TOO_OLD");
    expect(refused(aRecord(), 70_000, { ...take, asSeen: at(71_001) })).toBe("BAD_SHAPE");
  });
});

test("the record remembers twenty acts", () => {
  const many = aRecord(...Array.from({ length: 50 }, (_, index) => [index, taken(first)] as const));
  expect(many.acts.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => 33 + index));
});
