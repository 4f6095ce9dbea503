import { expect, test } from "vitest";
import { moved, renumbered } from "../../../../shared/exhibition/numbering.ts";
import { aStand } from "../../../support/exhibition-builders.ts";

const [a, b, c] = ["a", "b", "c"].map((id, place) => aStand({ id, number: place + 1 }));
const three = [a, b, c].flatMap((stand) => stand ?? []);
const told = (stands: readonly { id: string; number: number }[]) => stands.map(({ id, number }) => `${number}${id}`);

test.each([
  ["c", 1, ["1c", "2a", "3b"]],
  ["a", 2, ["1b", "2a", "3c"]],
  ["a", 99, ["1b", "2c", "3a"]],
  ["b", 2, ["1a", "2b", "3c"]],
  ["unknown", 1, ["1a", "2b", "3c"]],
])("[EB4] moved to a number, %s to %i, the others make room", (id, number, order) => {
  expect(told(moved(three, id, number))).toEqual(order);
});

test("[EB4] without one of them there is no gap, and those that stay where they were are the same", () => {
  const left = renumbered(three.filter(({ id }) => id !== "b"));
  expect(told(left)).toEqual(["1a", "2c"]);
  expect(left[0]).toBe(three[0]);
});
