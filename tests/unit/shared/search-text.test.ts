import { expect, test } from "vitest";
import { foldForSearch } from "../../../shared/search-text.ts";

test.each([
  ["ЁЛКА", "елка"],
  ["1\u202f284 чел.", "1 284 чел."],
  ["И\u0306од", "йод"],
])("[LB3] [MT5] %s is looked for as %s", (text, folded) => {
  expect(foldForSearch(text)).toBe(folded);
});
