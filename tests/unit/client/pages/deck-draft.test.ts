import { describe, expect, test } from "vitest";
import {
  changeOfFacts,
  changeOfOrder,
  changeOfPage,
  changeWithout,
  describedPages,
  nextPage,
  wasSaidMeanwhile,
  wordsOf,
} from "../../../../client/pages/library/deck-draft.ts";
import { aDeckItem, aPage } from "../../../support/library-builders.ts";

const deck = aDeckItem({
  pages: [aPage(1, { alt: "Первый" }), aPage(2), aPage(3, { decorative: true }), aPage(4)],
}).content;
const second = aPage(2).image.file;

describe("[LB40] what a page's form begins with", () => {
  test.each([
    ["the slide's own text, where nobody has said anything", aPage(1), { alt: "Текст слайда 1", isDecorative: false }],
    ["the words that were written", aPage(1, { alt: "Слова" }), { alt: "Слова", isDecorative: false }],
    ["nothing, where it is decoration", aPage(1, { decorative: true }), { alt: "", isDecorative: true }],
  ])("%s", (_what, page, words) => {
    expect(wordsOf(page)).toEqual({ title: "Слайд 1", ...words });
  });
});

describe("[LB40] a deck's change", () => {
  test("says something else of one page, known by its picture, and the same of the others", () => {
    const change = changeOfPage(deck, second, { title: "Планы", alt: "  Три плана ", isDecorative: false });
    expect(change?.pages).toEqual([
      { number: 1, title: "Слайд 1", alt: "Первый" },
      { number: 2, title: "Планы", alt: "Три плана" },
      { number: 3, title: "Слайд 3", decorative: true },
      { number: 4, title: "Слайд 4" },
    ]);
  });

  test("of decoration has no words, and an emptied title stays what it was", () => {
    const change = changeOfPage(deck, second, { title: " ", alt: "Забытое", isDecorative: true });
    expect(change?.pages[1]).toEqual({ number: 2, title: "Слайд 2", decorative: true });
  });

  test("of a page that is gone is none", () => {
    expect(changeOfPage(deck, "nothing.webp", { title: "x", alt: "x", isDecorative: false })).toBeNull();
  });

  test("of its title and download touches no page", () => {
    expect(changeOfFacts(deck, { title: "Другая", isDownloadable: true })).toMatchObject({
      ...{ title: "Другая", isDownloadable: true },
      pages: [{ number: 1, alt: "Первый" }, { number: 2 }, { number: 3 }, { number: 4 }],
    });
  });

  test.each([
    [2, -1, [2, 1, 3, 4]],
    [2, 1, [1, 3, 2, 4]],
    [1, -1, [1, 2, 3, 4]],
    [4, 1, [1, 2, 3, 4]],
  ] as const)("moves page %i by %i", (number, step, order) => {
    expect(changeOfOrder(deck, number, step).pages.map((page) => page.number)).toEqual(order);
  });

  test("takes a page out", () => {
    expect(changeWithout(deck, 2).pages.map(({ number }) => number)).toEqual([1, 3, 4]);
  });
});

test("[LB41] described are the pages with words and those that are decoration", () => {
  expect(describedPages(deck)).toBe(2);
});

test.each([
  ["the next without words", 1, 2],
  ["over what has some", 2, 4],
  ["from the front again", 4, 2],
] as const)("[LB41] going on leads to %s", (_what, from, to) => {
  expect(nextPage(deck, from)).toBe(to);
});

test("[LB41] where all have words going on leads to the page after", () => {
  const { content } = aDeckItem({ pages: [aPage(1, { alt: "а" }), aPage(2, { alt: "б" })] });
  expect([nextPage(content, 1), nextPage(content, 2)]).toEqual([2, 1]);
});

describe("[LB42] of two who describe at once", () => {
  const said = (number: number, alt: string) => ({
    ...deck,
    pages: deck.pages.map((page) => (page.number === number ? { ...page, alt } : page)),
  });

  test("who described another page is in nobody's way, also when pages were moved", () => {
    const moved = {
      ...said(4, "Другой"),
      pages: said(4, "Другой")
        .pages.toReversed()
        .map((page, index) => ({ ...page, number: index + 1 })),
    };
    expect([wasSaidMeanwhile(deck, said(4, "Другой"), second), wasSaidMeanwhile(deck, moved, second)]).toEqual([
      false,
      false,
    ]);
  });

  test("who described the same one is seen", () => {
    expect(wasSaidMeanwhile(deck, said(2, "Раньше вас"), second)).toBe(true);
  });
});
