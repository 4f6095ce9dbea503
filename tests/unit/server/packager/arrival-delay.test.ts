import { expect, test } from "vitest";
import { ArrivalDelay } from "../../../../server/packager/arrival-delay.ts";
import { programTime, ticks } from "../../../../shared/time.ts";

/** @param lateness of each moment in ms */
function delayAfter(seconds: number, lateness: (atMs: number) => number, silentMs = 0): number | null {
  const meter = new ArrivalDelay();
  let now = 0;
  for (let ms = 0; ms < seconds * 1000; ms += 40) {
    now = Math.max(now, 5_000_000 + ms + lateness(ms));
    meter.observe(ticks(ms * 90), programTime(now));
  }
  return meter.read(programTime(now + silentMs));
}

test("[CR54] a steady line is not late, however long its way", () => {
  expect(delayAfter(30, () => 700)).toBe(0);
});

test("[CR54] gusts are as late as the latest of the last 3 s", () => {
  expect(delayAfter(30, (ms) => (ms % 200 === 0 ? 120 : 0))).toBe(120);
});

test("[CR54] a network too slow for what is sent is told by how far it is behind, also when that took minutes", () => {
  expect(delayAfter(300, (ms) => ms / 100)).toBeGreaterThan(2_900);
});

test("[CR54] when the line catches up it is late no more", () => {
  expect(delayAfter(60, (ms) => (ms < 30_000 ? ms / 10 : 0))).toBe(0);
});

test("[CR54] while nothing comes it grows with the clock; before the first sample nothing is known", () => {
  expect(delayAfter(10, () => 50, 400)).toBe(0);
  expect(delayAfter(10, () => 50, 4_000)).toBe(4_000);
  expect(new ArrivalDelay().read(programTime(0))).toBeNull();
});
