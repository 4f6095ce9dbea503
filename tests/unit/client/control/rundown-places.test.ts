import fc from "fast-check";
import { expect, test } from "vitest";
import { dropPlaces, edgeScroll, nearestPlace } from "../../../../client/control/rundown/drop-places.ts";
import { signed, spanFrom } from "../../../../client/control/rundown/span-words.ts";
import { stepPlace } from "../../../../client/control/rundown/step-place.ts";
import { t } from "../../../../client/control/rundown/strings.ts";
import { technicalBreakOf } from "../../../../client/control/rundown/technical-break.ts";
import type { Card } from "../../../../shared/cards/index.ts";
import { emptyPlan, reduce } from "../../../../shared/rundown/reduce.ts";
import { millis } from "../../../../shared/time.ts";
import { aCue, aSpeaker, at } from "../../../support/ledger-builders.ts";

const chapter = (id: string): Card => ({ kind: "agenda", id, title: id });
/** Before any item, an item with two cues, one with none, one with one. */
const cues = [
  aCue(aSpeaker({ id: "free" }), "free"),
  aCue(chapter("one"), "one"),
  aCue(aSpeaker({ id: "one-a" }), "one-a"),
  aCue(aSpeaker({ id: "one-b" }), "one-b"),
  aCue(chapter("two"), "two"),
  aCue(chapter("three"), "three"),
  aCue(aSpeaker({ id: "three-a" }), "three-a"),
];
const rows = (...hidden: string[]) =>
  cues
    .filter(({ id }) => !hidden.includes(id))
    .map(({ id, card }, index) => ({
      cueId: id,
      isItem: card.kind === "agenda",
      top: index * 10,
      bottom: index * 10 + 10,
    }));

test.each([
  ["one-a", 1, "two"],
  ["one-a", -1, "one"],
  ["one-b", 1, "three"],
  ["free", -1, undefined],
  ["three-a", 1, undefined],
  ["three-a", -1, "three"],
] as const)("[RD34] %s by %d goes before %s", (cueId, step, before) => {
  expect(stepPlace(cues, rows(), { cueId, step, isWhole: false })).toBe(before);
});

test("[RD34] over a closed item a cue goes to its end", () => {
  expect(stepPlace(cues, rows("three-a"), { cueId: "one-b", step: 1, isWhole: false })).toBe("three");
  expect(stepPlace(cues, rows("one-a", "one-b"), { cueId: "free", step: 1, isWhole: false })).toBe("two");
});

test.each([
  ["one", 1, "three"],
  ["one", -1, undefined],
  ["three", -1, "two"],
  ["two", 1, null],
  ["three", 1, undefined],
] as const)("[RD34] item %s by %d goes before %s", (cueId, step, before) => {
  expect(stepPlace(cues, rows(), { cueId, step, isWhole: true })).toBe(before);
});

test("[RD34] a step up takes back a step down, whatever is moved", () => {
  const order = (now: typeof cues) => now.map(({ id }) => id).join(" ");
  const moved = (now: typeof cues, cueId: string, step: -1 | 1) => {
    const seen = now.map(({ id, card }) => ({ cueId: id, isItem: card.kind === "agenda" }));
    const before = stepPlace(now, seen, { cueId, step, isWhole: false });
    if (before === undefined) return null;
    const event = { type: "cue.moved", id: cueId, before } as const;
    return [...reduce({ ...emptyPlan, cues: now }, { seq: 1, at: at(0), event }).cues];
  };
  fc.assert(
    fc.property(fc.constantFrom(...cues.map(({ id }) => id)), (cueId) => {
      const down = moved(cues, cueId, 1);
      if (down === null) return;
      expect(order(moved(down, cueId, -1) ?? [])).toBe(order(cues));
    }),
  );
});

test("[RD31] an item's places are between items, a cue's are between all rows", () => {
  const before = (isItem: boolean, ...moved: string[]) =>
    dropPlaces(rows(), new Set(moved), isItem).map((place) => place.before);

  expect(before(true, "two")).toEqual(["one", "three", null]);
  expect(before(false, "one-a")).toEqual(["free", "one", "one-b", "two", "three", "three-a", null]);
});

test("[RD30] a row goes to the place that is nearest to the hand", () => {
  const places = dropPlaces(rows(), new Set(["one-a"]), false);

  expect(nearestPlace(places, 33)?.before).toBe("one-b");
  expect(nearestPlace(places, 999)?.before).toBe(null);
  expect(nearestPlace([], 1)).toBeNull();
});

test("[RD30] near an edge the list scrolls, the nearer the faster", () => {
  expect(edgeScroll(300, 0, 600)).toBe(0);
  expect(edgeScroll(10, 0, 600)).toBeLessThan(edgeScroll(40, 0, 600));
  expect(edgeScroll(599, 0, 600)).toBeGreaterThan(0);
});

test.each([
  ["2:30", 150_000],
  [" 0:05 ", 5_000],
  ["1:02:30", 3_750_000],
  ["2.30", 150_000],
  ["", null],
  ["2:70", undefined],
  ["две минуты", undefined],
  ["1:75:00", undefined],
])("[RD42] %j is %s ms", (written, ms) => {
  expect(spanFrom(written)).toBe(ms);
});

test.each([
  [-40_000, "−0:40"],
  [240_000, "+4:00"],
  [-900, "0:00"],
])("[RD20] %d ms is %s", (ms, words) => {
  expect(signed(millis(ms))).toBe(words);
});

test("[RD26] a technical break that tells a time that has passed is not ready", () => {
  const pause = (id: string, reason: string, until?: number) =>
    aCue({ kind: "break", id, reason, ...(until === undefined ? {} : { until }) });

  expect(technicalBreakOf([pause("lunch", "Обед")], 100)).toEqual({ cue: null, isReady: false });
  expect(technicalBreakOf([pause("tech", "Технический перерыв", 50)], 100)).toMatchObject({ isReady: false });
  const both = [pause("old", "Технический перерыв", 50), pause("new", "технические неполадки")];
  expect(technicalBreakOf(both, 100)).toMatchObject({ cue: { id: "cue-new" }, isReady: true });
});

test("the rundown says the same things in both languages", () => {
  expect(Object.keys(t.words.en)).toEqual(Object.keys(t.words.ru));
});
