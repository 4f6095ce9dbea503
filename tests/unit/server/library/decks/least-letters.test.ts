import { expect, test } from "vitest";
import { wordsOf } from "../../../../../server/library/decks/pdf-words.ts";

type Content = Parameters<typeof wordsOf>[0];

/** Lines of a page, each with the height of its letters in points. */
const aPage = (...lines: readonly (readonly [words: string, height: number])[]): Content =>
  ({
    items: lines.map(([str, height]) => ({
      str,
      height,
      hasEOL: true,
      dir: "ltr",
      width: 1,
      transform: [],
      fontName: "f",
    })),
    styles: {},
    lang: null,
  }) satisfies Content;

test("[SH22] the smallest letters that say something count, not a page's number or a mark", () => {
  const page = aPage(["Итоги года", 40], ["план и факт по кварталам", 12], ["7", 6], ["* оценка", 5]);
  expect(wordsOf(page).leastHeight).toBe(12);
  expect(wordsOf(aPage(["Итоги года", 40], ["источник: Росстат", 6])).leastHeight).toBe(6);
});

test("[SH22] small words in several pieces are words all the same", () => {
  expect(wordsOf(aPage(["Итоги", 40], ["янв", 6], ["фев", 6], ["мар", 6.5])).leastHeight).toBe(6.5);
});

test("[SH22] a page without letters has no smallest ones", () => {
  expect([wordsOf(aPage()).leastHeight, wordsOf(aPage(["2 024", 10])).leastHeight]).toEqual([null, null]);
});
