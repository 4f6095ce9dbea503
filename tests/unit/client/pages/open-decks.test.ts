import { afterEach, expect, test, vi } from "vitest";
import { OpenDecks } from "../../../../client/stage/open-decks.ts";
import type { OpenDeck } from "../../../../shared/library.ts";
import { patience } from "../../../support/patience.ts";

const image = (number: number, widthPx: number) => ({
  file: `${String(number).padStart(32, "0")}.webp`,
  widthPx,
  heightPx: widthPx / 2,
});
const deck: OpenDeck = [1, 2, 3, 4, 5].map((number) => ({
  number,
  image: image(number, 1280),
  small: image(number + 100, 640),
}));
const original = { file: `${"d".repeat(32)}.pdf`, name: "Доклад.pdf", bytes: 1000 };
const slide = (number: number) => ({ deckId: "library-deck-1", original, number });

/** Another's API: the server that this page came from. */
const served = (answer: () => Promise<Response>) => {
  const asked = vi.fn(answer);
  vi.stubGlobal("fetch", asked);
  return asked;
};
afterEach(() => vi.unstubAllGlobals());

const numbers = (decks: OpenDecks, number: number) =>
  decks.after(slide(number)).map(({ src }) => Number(/\/i\/(\d+)\./.exec(src)?.[1]));

test("[VW58] the two pages after the one on air, once the deck has come", async () => {
  const asked = served(async () => Response.json(deck));
  const changed = vi.fn();
  const decks = new OpenDecks(changed);
  expect(numbers(decks, 2)).toEqual([]);
  await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce(), patience);
  expect([numbers(decks, 2), numbers(decks, 4), numbers(decks, 5)]).toEqual([[3, 4], [5], []]);
  expect(asked.mock.calls).toEqual([["/d/library-deck-1"]]);
});

test("[VW58] a deck that viewers may not download is not asked for", () => {
  const asked = served(async () => Response.json(deck));
  expect(new OpenDecks(() => {}).after({ ...slide(2), original: undefined })).toEqual([]);
  expect(asked).not.toHaveBeenCalled();
});

test("a deck that is closed by now, or a lost connection, is no trouble, and is not asked for again and again", async () => {
  const asked = served(async () => new Response("", { status: 404 }));
  const decks = new OpenDecks(() => expect.unreachable());
  numbers(decks, 1);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce(), patience);
  asked.mockRejectedValue(new TypeError("offline"));
  expect([numbers(decks, 1), numbers(decks, 2)]).toEqual([[], []]);
  expect(asked).toHaveBeenCalledOnce();
});
