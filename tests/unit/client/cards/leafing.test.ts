import { describe, expect, test } from "vitest";
import { Leafing } from "../../../../client/cards/leafing.ts";
import { boxRatio } from "../../../../client/cards/slide-ratio.ts";

const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };
const cards = ["a", "b", "c"].map((id) => ({ id }));

/** Leafing among the first `count` cards, the last of them on air. */
function shown(count: number, leafing = new Leafing<{ id: string }>(host)): Leafing<{ id: string }> {
  leafing.take(cards[count - 1], cards.slice(0, count));
  return leafing;
}

describe("leafing", () => {
  test("[CD8] follows the broadcast until the reader leafs", () => {
    const leafing = shown(1);
    expect([leafing.visible?.id, shown(2, leafing).visible?.id]).toEqual(["a", "b"]);
  });

  test("[CD8] stays with the reader's card while the broadcast goes on, and knows what is on air", () => {
    const leafing = shown(2);
    leafing.leaf(-1);
    shown(3, leafing);
    expect([leafing.visible?.id, leafing.elsewhere?.id, leafing.follows]).toEqual(["a", "c", false]);
  });

  test("[CD8] never goes ahead of what was shown", () => {
    const leafing = shown(2);
    leafing.leaf(1);
    expect([leafing.visible?.id, leafing.canLeaf(1), leafing.follows]).toEqual(["b", false, true]);
  });

  test("[CD8] lets go of a card that lies ahead after a seek back", () => {
    const leafing = shown(3);
    leafing.leaf(-1);
    shown(1, leafing);
    expect([leafing.visible?.id, leafing.follows]).toEqual(["a", true]);
  });

  test("[CD8] counts the card on air among those shown, whatever it was told", () => {
    const leafing = new Leafing<{ id: string }>(host);
    leafing.take(cards[2], []);
    expect(leafing.deck.map(({ id }) => id)).toEqual(["c"]);
  });
});

describe("a slide's box", () => {
  const page = (widthPx: number, heightPx: number, deckId?: string) => ({
    image: { file: "x.webp", widthPx, heightPx },
    deckId,
  });

  test.each([
    ["wide", page(1600, 900), 16 / 9],
    ["old", page(1024, 768), 4 / 3],
    ["upright", page(900, 1600), 4 / 3],
    ["a banner", page(4000, 500), 21 / 9],
  ])("[CD13] %s: fits its page, within bounds", (_, slide, ratio) => {
    expect(boxRatio(slide, [])).toBeCloseTo(ratio);
  });

  test("[CD13] is that of the deck's first slide shown, so that nothing jumps", () => {
    expect(boxRatio(page(900, 1600, "deck-1"), [page(1024, 768, "deck-2"), page(1600, 900, "deck-1")])).toBeCloseTo(
      16 / 9,
    );
  });
});

test("[VW56] neighbours of the card leafed to are known, both ways; whoever follows goes where the broadcast goes", () => {
  const leafing = shown(3);
  expect(leafing.neighbours).toEqual([]);
  leafing.leaf(-1);
  expect(leafing.neighbours.map(({ id }) => id)).toEqual(["a", "c"]);
});
