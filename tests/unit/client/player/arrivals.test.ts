import { expect, test } from "vitest";
import { Arrivals } from "../../../../client/player/arrivals.ts";
import { millis } from "../../../../shared/time.ts";

/** Parts of 200 ms, each as late as told against a network that takes 50 ms. */
function arrivalsWith(...lateness: number[]): Arrivals {
  const arrivals = new Arrivals();
  for (const [i, late] of lateness.entries()) {
    const mediaEnd = (i + 1) * 200;
    arrivals.push({ at: millis(10_000 + mediaEnd + 50 + late), mediaEnd: millis(mediaEnd) });
  }
  return arrivals;
}

test("[PL20] the live edge runs evenly through the quickest part", () => {
  const arrivals = arrivalsWith(30, 0, 80, 10);
  expect(arrivals.latency(millis(11_050), millis(600))).toBe(400);
  expect(arrivals.latency(millis(11_150), millis(600))).toBe(500);
});

test("[PL21] lateness is what nineteen of twenty parts keep to", () => {
  const late = Array.from({ length: 41 }, (_, i) => (i === 7 ? 5000 : i));
  expect(arrivalsWith(...late).lateness).toBe(39);
});

test("[PL22] what is older than 30 s, or before a restart, counts no more", () => {
  const arrivals = arrivalsWith(0);
  arrivals.push({ at: millis(50_000), mediaEnd: millis(39_000) });
  expect(arrivals.latency(millis(50_000), millis(39_000))).toBe(0);
  arrivals.reset();
  expect(arrivals.latency(millis(50_000), millis(39_000))).toBeNull();
  expect(arrivals.lateness).toBe(0);
});
