import { expect, test } from "vitest";
import { DryRuns } from "../../../../client/player/dry-runs.ts";
import { millis } from "../../../../shared/time.ts";

const at = (ms: number) => millis(10_000 + ms);

test("[PL28] a picture that runs dry and soon goes on had a part that came late", () => {
  const runs = new DryRuns();
  expect(runs.waits(at(0), true)).toBe(true);
  expect(runs.plays(at(800))).toBe(true);
  expect(runs.plays(at(900))).toBe(false);
});

test("[PL28] one that goes on much later had an outage", () => {
  const runs = new DryRuns();
  runs.waits(at(0), true);
  expect(runs.plays(at(1600))).toBe(false);
});

test("[PL28] waiting after a seek, or for a picture that did not move, is no stall", () => {
  const runs = new DryRuns();
  runs.sought(at(0));
  expect(runs.waits(at(400), true)).toBe(false);
  expect(runs.waits(at(600), false)).toBe(false);
});

test("[PL22] waiting for another source is none either", () => {
  const runs = new DryRuns();
  runs.waits(at(0), true);
  runs.forget();
  expect(runs.plays(at(300))).toBe(false);
});
