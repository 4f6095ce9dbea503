import { expect, test } from "vitest";
import { retryDelay } from "../../../../client/player/retry.ts";

const middle = (attempt: number) => retryDelay(attempt, 0.5);

test("[PL40] for the first twenty seconds the server is asked at least every two seconds", () => {
  expect([0, 1, 2, 3, 4, 11].map(middle)).toEqual([500, 1000, 1500, 2000, 2000, 2000]);
  const patientFrom = Array.from({ length: 13 }, (_, attempt) => middle(attempt)).reduce((a, b) => a + b, 0);
  expect(patientFrom).toBeGreaterThanOrEqual(20_000);
});

test("[PL41] then the wait doubles up to half a minute", () => {
  expect([13, 14, 15, 16, 17, 100].map(middle)).toEqual([4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

test("[PL42] chance spreads each wait by a quarter, never beyond half a minute", () => {
  expect(retryDelay(3, 0)).toBe(1500);
  expect(retryDelay(3, 1)).toBe(2500);
  expect(retryDelay(50, 1)).toBe(30_000);
});
