import { expect, test } from "vitest";
import { forgottenParts, type ListedPart } from "../../../../client/player/forgotten-parts.ts";

/** Parts of a fifth of a second, one after another; `loaded` says which of them are known to be. */
const partsFrom = (start: number, loaded: string): readonly ListedPart[] =>
  [...loaded].map((sign, index) => ({ start: start + index / 5, end: start + (index + 1) / 5, loaded: sign === "L" }));

const buffered = (...ranges: readonly (readonly [number, number])[]): TimeRanges => ({
  length: ranges.length,
  start: (index) => ranges[index]?.[0] ?? 0,
  end: (index) => ranges[index]?.[1] ?? 0,
});

const starts = (parts: readonly ListedPart[]) => parts.map(({ start }) => Math.round(start * 10) / 10);

// As recorded on a busy machine: three parts of a segment came in one go, and the next segment was not asked for.
test("[PL38] parts that came in one go are in the buffer, so they are loaded", () => {
  const parts = partsFrom(36, "---LLLLLLL---");
  expect(starts(forgottenParts(parts, buffered([5, 37.98])))).toEqual([36, 36.2, 36.4]);
});

test("[PL38] parts beyond the buffer, or in a hole of it, are not", () => {
  expect(forgottenParts(partsFrom(38, "---"), buffered([5, 37.98]))).toEqual([]);
  expect(starts(forgottenParts(partsFrom(10, "---"), buffered([5, 10.2], [10.4, 12])))).toEqual([10, 10.4]);
});

test("[PL38] nothing is forgotten while nothing is buffered", () => {
  expect(forgottenParts(partsFrom(10, "---"), buffered())).toEqual([]);
});
