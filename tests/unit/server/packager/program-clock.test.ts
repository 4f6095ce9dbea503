import { expect, test } from "vitest";
import { ProgramClock } from "../../../../server/packager/program-clock.ts";
import { millis, millisToTicks, programTime, ticks } from "../../../../shared/time.ts";

const at = (ms: number) => millisToTicks(millis(ms));
/** Frames every 33 ms, each arriving `delay(index)` ms after it was made; media time 0 is 5,000 ms on the programme clock. */
function watch(clock: ProgramClock, seconds: number, delay: (index: number) => number, fromSeconds = 0): void {
  for (let index = 0; index < seconds * 30; index += 1) {
    const pts = fromSeconds * 1000 + (index * 1000) / 30;
    clock.observe(at(pts), programTime(5000 + pts + delay(index)));
  }
}

test("[HL11] a burst at the start does not shift the dates", () => {
  const clock = new ProgramClock();
  watch(clock, 2, (index) => Math.max(400 - index * 30, 2));
  expect(clock.date(at(0), millis(2000))).toBe(5002);
});

test("[HL11] jitter only ever adds, so the least delay counts", () => {
  const clock = new ProgramClock();
  watch(clock, 10, (index) => 3 + ((index * 7919) % 90));
  expect(clock.date(at(10_000), millis(2000))).toBeCloseTo(15_003, 5);
});

test("[HL11] the clock bends by no more than 5 ms in a segment of 2 s", () => {
  const clock = new ProgramClock();
  watch(clock, 2, () => 100);
  clock.date(at(0), millis(2000));
  watch(clock, 2, () => 20, 2);
  expect(clock.date(at(2000), millis(2000))).toBeCloseTo(7095, 5);
  expect(clock.date(at(4000), millis(1000))).toBeCloseTo(9092.5, 5);
});

test("[HL11] a delay that grew for good counts when the old one is 30 s ago", () => {
  const clock = new ProgramClock();
  watch(clock, 2, () => 10);
  clock.date(at(0), millis(2000));
  watch(clock, 28, () => 50, 2);
  expect(clock.date(at(30_000), millis(2000))).toBeCloseTo(35_010, 5);
  watch(clock, 4, () => 50, 30);
  expect(clock.date(at(34_000), millis(2000))).toBeCloseTo(39_015, 5);
});

test("[HL11] an encoder's clock that runs 100 millionths slow is followed", () => {
  const clock = new ProgramClock();
  let date = 0;
  for (let segment = 0; segment < 1800; segment += 1) {
    const media = segment * 2000;
    for (let frame = 0; frame < 60; frame += 1) {
      const pts = media + (frame * 1000) / 30;
      clock.observe(at(pts), programTime(5000 + pts * 1.0001));
    }
    date = clock.date(at(media), millis(2000));
  }
  // The least of 30 s lags by what the clock drifted in them: 3 ms.
  expect(Math.abs(date - (5000 + 1799 * 2000 * 1.0001))).toBeLessThan(4);
});

test("[HL12] the estimate gets better with every frame", () => {
  const clock = new ProgramClock();
  clock.observe(ticks(0), programTime(5400));
  const first = clock.estimate(ticks(0));
  clock.observe(at(33), programTime(5040));
  expect([first, clock.estimate(ticks(0))]).toEqual([5400, 5007]);
});
