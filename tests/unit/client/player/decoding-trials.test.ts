import { expect, test } from "vitest";
import { DecodingTrials } from "../../../../client/player/decoding-trials.ts";
import { millis } from "../../../../shared/time.ts";

const afterFailuresAt = (...moments: readonly number[]) => {
  const trials = new DecodingTrials();
  return moments.map((moment) => trials.failed(millis(moment)));
};

test("[PL7] first where it broke, then at the edge, then later", () => {
  expect(afterFailuresAt(0, 5_000, 9_000, 12_000)).toEqual(["here", "edge", "later", "later"]);
});

test("[PL7] failures a minute apart have nothing to do with each other", () => {
  expect(afterFailuresAt(0, 60_000, 120_000, 125_000, 190_000)).toEqual(["here", "here", "here", "edge", "here"]);
});
