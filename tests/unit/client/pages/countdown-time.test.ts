import { expect, test } from "vitest";
import { spokenBetween, timeLeft } from "../../../../client/pages/viewer/before/countdown-time.ts";
import { millis } from "../../../../shared/time.ts";

const minutes = (count: number) => millis(count * 60_000);

test("[VW47] counts whole seconds, and ends when the time has come", () => {
  expect(timeLeft(millis(90_061_000))).toEqual({ days: 1, hours: 1, minutes: 1, seconds: 1 });
  expect(timeLeft(millis(400))).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 1 });
  expect(timeLeft(millis(0))).toBeNull();
});

test("[VW47] ten, five and one minute are said, each once, and that it is late", () => {
  expect(spokenBetween(millis(600_500), minutes(10))).toBe(10);
  expect(spokenBetween(minutes(10), millis(599_000))).toBeNull();
  expect(spokenBetween(minutes(5.01), minutes(4.99))).toBe(5);
  expect(spokenBetween(minutes(1.01), minutes(0.99))).toBe(1);
  expect(spokenBetween(millis(500), millis(-500))).toBe("late");
});

test("[VW47] after a machine slept, only the newest is said", () => {
  expect(spokenBetween(minutes(20), minutes(3))).toBe(5);
  expect(spokenBetween(minutes(20), minutes(-3))).toBe("late");
});
