import { expect, test } from "vitest";
import { RecentRefusals } from "../../../../server/wiring/recent-refusals.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

test.each([
  ["unsupported", ["CODEC_REFUSED"]],
  ["too-fast", ["FASTER_THAN_REAL_TIME"]],
  ["malformed", []],
] as const)("[RT39] an encoder closed as %s leaves these warnings on its stage alone: %j", (code, warnings) => {
  const refusals = new RecentRefusals(new ManualClock());
  refusals.note("main", code);
  expect([refusals.warningsOf("main"), refusals.warningsOf("hall")]).toEqual([warnings, []]);
});

test("[RT39] after a minute it is forgotten", () => {
  const clock = new ManualClock();
  const refusals = new RecentRefusals(clock);
  refusals.note("main", "too-fast");
  clock.advance(59_999);
  expect(refusals.warningsOf("main")).toHaveLength(1);
  clock.advance(1);
  expect(refusals.warningsOf("main")).toEqual([]);
});
