import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DeckWorkshop } from "../../../../../server/library/decks/deck-workshop.ts";
import { silentLog } from "../../../../../server/log.ts";
import { converted, deckFixture, WorkshopAtHand } from "../../../../support/deck-workshops.ts";
import { aPage, aPdf } from "../../../../support/pdf-files.ts";

const cancelled = { ok: false, problem: { code: "CANCELLED", page: null } };
const manyPages = () => aPdf(Array.from({ length: 200 }, () => aPage()));

test("[DK30] the beginning is told, and each page as it is drawn", async () => {
  const hand = await WorkshopAtHand.open();
  const told: string[] = [];

  const onStart = () => told.push("begun");
  const onProgress = (page: number, of: number) => told.push(`${page}/${of}`);
  await converted(hand.workshop.convert([deckFixture("wide.pdf")], { onStart, onProgress }));

  expect(told).toEqual(["begun", "1/3", "2/3", "3/3"]);
});

test("[DK14] decks are converted one at a time in the order they came; beyond those that may wait: BUSY", async () => {
  const hand = await WorkshopAtHand.open({ limits: { waiting: 1 } });
  const told: string[] = [];
  const convert = (name: string) =>
    hand.workshop.convert([deckFixture("wide.pdf")], { onProgress: (page) => told.push(`${name}${page}`) });

  const outcomes = await Promise.all([convert("a"), convert("b"), convert("c")]);

  expect(outcomes.map((one) => (one.ok ? "taken" : one.problem.code))).toEqual(["taken", "taken", "BUSY"]);
  expect(told).toEqual(["a1", "a2", "a3", "b1", "b2", "b3"]);
  expect((await convert("d")).ok).toBe(true);
});

test("[DK15] whoever goes away takes the deck along: the child is ended and nothing is left", async () => {
  const hand = await WorkshopAtHand.open();
  const upload = await hand.uploaded(manyPages());
  const going = new AbortController();

  const outcome = await hand.workshop.convert([upload], { onProgress: () => going.abort(), signal: going.signal });

  expect(outcome).toEqual(cancelled);
  expect(await hand.left()).toEqual([]);
});

test("[DK15] one that is called off while it waits gives its place back at once", async () => {
  const hand = await WorkshopAtHand.open({ limits: { waiting: 1 } });
  const going = new AbortController();
  const first = hand.workshop.convert([await hand.uploaded(manyPages())]);
  const waiting = hand.workshop.convert([deckFixture("wide.pdf")], { signal: going.signal });
  going.abort();

  expect(await waiting).toEqual(cancelled);
  const next = hand.workshop.convert([deckFixture("wide.pdf")]);
  await hand.workshop.close();
  expect([await first, await next]).toEqual([cancelled, cancelled]);
});

test("[DK15] closing ends what is converted and refuses what waits or comes later", async () => {
  const hand = await WorkshopAtHand.open();
  const began = Promise.withResolvers<void>();
  const upload = await hand.uploaded(manyPages());
  const first = hand.workshop.convert([upload], { onProgress: () => began.resolve() });
  const second = hand.workshop.convert([upload]);
  await began.promise;

  await hand.workshop.close();

  expect([await first, await second, await hand.workshop.convert([upload])]).toEqual([cancelled, cancelled, cancelled]);
  expect(await hand.left()).toEqual([]);
});

test("[DK32] a start clears what a killed server left half-done", async () => {
  const hand = await WorkshopAtHand.open();
  const folder = await hand.uploaded(new Uint8Array(), "file").then((path) => join(path, "..", "left-behind"));
  await mkdir(join(folder, "deck-abc"), { recursive: true });
  await writeFile(join(folder, "deck-abc", "1-image.webp"), "half");
  const shelves = { images: hand.images, originals: { keep: () => Promise.reject(new Error("not asked")) } };

  await DeckWorkshop.open({ folder, shelves, office: null, log: silentLog });

  expect(await readdir(folder)).toEqual([]);
});

test("[DK32] the same deck twice is on the disk once", async () => {
  const hand = await WorkshopAtHand.open();
  const first = await converted(hand.convert(deckFixture("wide.pdf")));
  const once = await hand.left();

  expect(await converted(hand.convert(deckFixture("wide.pdf")))).toEqual(first);
  expect(await hand.left()).toEqual(once);
});
