import { expect, test } from "vitest";
import { LagHistogram } from "../../../../server/audience/lag-histogram.ts";
import { Presence } from "../../../../server/audience/presence.ts";
import { millis } from "../../../../shared/time.ts";

test("[TL30] two tabs are one person, until both are closed", () => {
  const presence = new Presence();
  presence.enter("meeting", "viewer-a", "tab-1");
  presence.enter("meeting", "viewer-a", "tab-2");
  presence.enter("meeting", "viewer-b", "tab-3");
  presence.leave("meeting", "viewer-a", "tab-1");
  expect(presence.people("meeting")).toBe(2);
  presence.leave("meeting", "viewer-a", "tab-2");
  expect(presence.people("meeting")).toBe(1);
});

test("[TL30] meetings are counted apart, and leaving twice counts once", () => {
  const presence = new Presence();
  presence.enter("meeting", "viewer-a", "tab-1");
  presence.enter("another", "viewer-a", "tab-1");
  presence.leave("another", "viewer-a", "tab-1");
  presence.leave("another", "viewer-a", "tab-1");
  expect([presence.people("meeting"), presence.people("another")]).toEqual([1, 0]);
});

test("[TL30] the lags of those who play are summed up, each person's newest", () => {
  const presence = new Presence();
  for (const [index, lag] of [800, 900, 7_000, 5_000].entries()) {
    presence.enter("meeting", `viewer-${index}`, `tab-${index}`);
    presence.report("meeting", `viewer-${index}`, millis(lag));
  }
  presence.report("meeting", "viewer-3", null);
  presence.report("meeting", "viewer-2", millis(850));
  expect(presence.summary("meeting")).toEqual({ people: 4, playing: 3, medianLagMs: 900, p95LagMs: 900 });
});

test("[TL30] who left is in no sum, and who was never there cannot report", () => {
  const presence = new Presence();
  presence.enter("meeting", "viewer-a", "tab-1");
  presence.report("meeting", "viewer-a", millis(500));
  presence.leave("meeting", "viewer-a", "tab-1");
  presence.report("meeting", "viewer-a", millis(500));
  expect(presence.summary("meeting")).toEqual({ people: 0, playing: 0, medianLagMs: null, p95LagMs: null });
});

test("a lag histogram rounds up to its buckets and caps what lies beyond", () => {
  const lags = new LagHistogram();
  for (const lag of [40, 1_234, 12_300, 4_000_000]) lags.add(millis(lag));
  expect([0.25, 0.5, 0.75, 1].map((share) => lags.quantile(share))).toEqual([100, 1_300, 13_000, 60_000]);
});
