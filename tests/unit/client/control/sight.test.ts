import { describe, expect, test } from "vitest";
import { recallableUntil, sightOf } from "../../../../client/control/sight.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { anAudience } from "../../../support/told-health.ts";

const audience = anAudience({
  firstLagMs: millis(2_000),
  lags: [
    [millis(2_500), 312],
    [millis(3_000), 500],
    [millis(8_000), 472],
  ],
});
const taken = programTime(100_000);
const passed = (ms: number) => programTime(taken + ms);

describe("[CR74] how far a card has come", () => {
  test.each([
    ["at once", 0, { phase: "ahead", firstIn: 2_000, medianIn: 3_000 }],
    ["just before the first", 1_999, { phase: "ahead", firstIn: 1, medianIn: 1_001 }],
    ["when the first may see it", 2_000, { phase: "coming", people: 0, of: 1_284, medianIn: 1_000 }],
    ["on its way", 2_500, { phase: "coming", people: 312, of: 1_284, medianIn: 500 }],
    ["once half have seen it", 3_000, { phase: "coming", people: 812, of: 1_284, medianIn: null }],
    ["at the end", 8_000, { phase: "seen", people: 1_284 }],
  ])("%s", (_name, age, sight) => {
    expect(sightOf(taken, audience, passed(age))).toEqual(sight);
  });

  test("a card that the encoder's delay puts ahead of the clock is so much further away", () => {
    expect(sightOf(passed(1_500), audience, taken)).toMatchObject({ phase: "ahead", firstIn: 3_500 });
  });

  test("nobody is there, or nothing is known yet", () => {
    const empty = anAudience({ firstLagMs: null, lags: [] });

    expect([sightOf(taken, empty, taken), sightOf(taken, null, taken)]).toEqual([{ phase: "nobody" }, null]);
  });
});

test("[CR73] the offer to recall ends half a second before the first viewer: the recall has its own way to go", () => {
  expect(recallableUntil(taken, audience)).toBe(taken + 1_500);
  expect(recallableUntil(taken, null)).toBeLessThan(taken);
  const rewound = anAudience({ firstLagMs: millis(3_600_000) });
  expect(recallableUntil(taken, rewound)).toBe(taken + 30_000);
});
