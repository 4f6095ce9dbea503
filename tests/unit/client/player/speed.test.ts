import { expect, test } from "vitest";
import { nextSpeed, speeds, toSpeed } from "../../../../client/player/speed.ts";

test("[PL86] speeds go from three quarters to twice", () => {
  expect(speeds).toEqual([0.75, 1, 1.25, 1.5, 1.75, 2]);
});

test("[PL86] a step leads to the neighbour, and the ends stay", () => {
  expect([nextSpeed(1, 1), nextSpeed(1, -1), nextSpeed(2, 1), nextSpeed(0.75, -1)]).toEqual([1.25, 0.75, 2, 0.75]);
});

test("[PL86] kept nonsense is the nearest speed there is", () => {
  expect([toSpeed(1.3), toSpeed(40), toSpeed(-1)]).toEqual([1.25, 2, 0.75]);
});
