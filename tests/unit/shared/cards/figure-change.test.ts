import { expect, test } from "vitest";
import { changeOf, numberIn } from "../../../../shared/cards/figure-change.ts";

test.each([
  [{ value: "3 047", earlier: "2 146", earlierPeriod: "2024 год" }, "2024 год: 2 146, рост на 42 %"],
  [{ value: "54 %", earlier: "78 %" }, "было 78 %, снижение на 24 п. п."],
  [{ value: "102", earlier: "100" }, "было 100, рост на 2 %"],
  [{ value: "10", earlier: "10" }, "было 10"],
  [{ value: "3,5 тыс.", earlier: "2 тыс." }, "было 2 тыс."],
  [{ value: "5 000", earlier: "12" }, "было 12"],
  [{ value: "5", earlier: "0" }, "было 0"],
  [{ value: "5" }, undefined],
])("[CD3] %o is told as %s", (figure, words) => {
  expect(changeOf(figure)?.replaceAll("\u00a0", " ")).toBe(words);
});

test("[CD3] numbers are read as Russian writes them", () => {
  expect(["3\u00a0047", "+1,5", "−2", "42 %", "3,5 тыс.", ""].map(numberIn)).toEqual([3047, 1.5, -2, 42, null, null]);
});
