import { expect, test } from "vitest";
import { fileSize } from "../../../../shared/cards/file-size.ts";

test.each([
  [0, "0 Б"],
  [1, "1 Б"],
  [999, "999 Б"],
  [84_300, "84 КБ"],
  [3_420_000, "3,4 МБ"],
  [199_400_000, "199 МБ"],
])("[CD11] a file of %d bytes is one of %s", (bytes, words) => {
  expect(fileSize(bytes).replace(/\s/gu, " ")).toBe(words);
});

test("[CD11] in English too, and never broken over two lines", () => {
  expect(fileSize(1_240_000, "en")).toBe("1.2\u00a0MB");
});
