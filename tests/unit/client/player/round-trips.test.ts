import { expect, test } from "vitest";
import { RoundTrips, roundTripOf } from "../../../../client/player/round-trips.ts";
import { millis } from "../../../../shared/time.ts";

const entry = (name: string, took: number, transferSize = 500) => ({
  name,
  transferSize,
  requestStart: 100,
  responseStart: 100 + took,
});

test("[PL31] the first estimate is the quickest answer the page has had from its own server", () => {
  const entries = [
    entry("https://efir.example/m/primer", 80),
    entry("https://efir.example/assets/viewer.js", 42),
    entry("https://efir.example/assets/cached.css", 1, 0),
    entry("https://elsewhere.example/x", 3),
  ];
  expect(roundTripOf(entries, "https://efir.example")).toBe(42);
  expect(roundTripOf([], "https://efir.example")).toBeNull();
});

test("[PL32] one slow answer changes nothing, two do", () => {
  const roundTrips = new RoundTrips();
  for (const ms of [40, 42, 300]) roundTrips.push(millis(ms));
  expect(roundTrips.estimate).toBe(42);
  roundTrips.push(millis(310));
  expect(roundTrips.estimate).toBe(300);
});
