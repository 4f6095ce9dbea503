import { expect, test } from "vitest";
import { returnWithin } from "../../../../../server/web/socket/return-within.ts";

test.each([
  [0, 1_000],
  [200, 1_000],
  [5_000, 5_000],
  [20_000, 10_000],
])("[TL35] %i pages spread their return over %i ms", (connections, withinMs) => {
  expect(returnWithin(connections)).toBe(withinMs);
});
