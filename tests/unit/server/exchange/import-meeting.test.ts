import { expect, test } from "vitest";
import type { Meetings } from "../../../../server/exchange/ports.ts";
import type { Ledgers } from "../../../../server/ledger/ledgers.ts";
import type { Card } from "../../../../shared/cards/index.ts";
import type { RefusalCode } from "../../../../shared/refusals.ts";
import { exchangeAtHand, unpacked } from "../../../support/exchange-at-hand.ts";
import { anActor, at } from "../../../support/ledger-builders.ts";
import { aPng } from "../../../support/pictures.ts";

const anArchive = async (): Promise<Buffer> => {
  const here = await exchangeAtHand();
  await here.bringSample();
  return here.export("primer");
};
const hand = { at: at(1), actorId: "account-1", actorName: "Анна" };

/** Ledgers that refuse the commands of this type. */
const refusing =
  (type: string, code: RefusalCode) =>
  (ledgers: Ledgers): Meetings => ({
    recordOf: (slug) => ledgers.recordOf(slug),
    planOf: (slug) => ledgers.planOf(slug),
    createMeeting: (meeting, by, id) =>
      type === "create" ? Promise.resolve({ ok: false, refusal: { code } }) : ledgers.createMeeting(meeting, by, id),
    submit: (submission, by) =>
      submission.command.type === type
        ? Promise.resolve({ ok: false, refusal: { code } })
        : ledgers.submit(submission, by),
  });

test("[EX18] what the ledgers refuse leaves neither files nor items", async () => {
  const house = await exchangeAtHand({ between: refusing("create", "STORE_FULL") });
  const before = house.everything();
  expect(await house.import(await anArchive())).toEqual({ ok: false, problem: { code: "STORE_FULL" } });
  expect(house.everything()).toEqual(before);
});

test("[EX18] the meeting and its cards are one transaction", async () => {
  const house = await exchangeAtHand();
  await house.import(await anArchive());
  // Its hashtag follows: another meeting may have it.
  expect(house.commits).toEqual([["timeline:primer", "rundown:primer"], ["timeline:primer"]]);
});

test("[EX18] a picture that finds no room leaves nothing of the others", async () => {
  const house = await exchangeAtHand({ imageQuota: 300_000 });
  const before = house.everything();
  expect(await house.import(await anArchive())).toEqual({ ok: false, problem: { code: "NO_ROOM" } });
  expect(house.everything()).toEqual(before);
});

test("[EX18] what was there before stays when an import is undone", async () => {
  const archive = await anArchive();
  const parts = await unpacked(archive);
  const [name = ""] = Object.keys(parts).filter((part) => part.startsWith("images/"));
  const house = await exchangeAtHand({ between: refusing("create", "STORE_UNAVAILABLE") });
  await house.images.keep(parts[name] ?? aPng());
  const before = house.everything();
  expect((await house.import(archive)).ok).toBe(false);
  expect(house.everything()).toEqual(before);
});

test("[EX18] a library that is full takes nothing in", async () => {
  const house = await exchangeAtHand();
  for (let place = 0; place < 4_995; place += 1) {
    house.store.add({ id: `speaker-${place}`, sort: "speaker", content: { name: "Анна", post: "врач" } }, hand);
  }
  const before = house.everything();
  expect(await house.import(await anArchive())).toMatchObject({ ok: false, problem: { code: "LIBRARY_FULL" } });
  expect(house.everything()).toEqual(before);
});

test("[EX18] a sender that goes away leaves nothing", async () => {
  const house = await exchangeAtHand();
  const before = house.everything();
  async function* cutShort() {
    yield Buffer.from("PK\u0003\u0004");
    throw new Error("gone");
  }
  await expect(house.exchange.import(cutShort(), { declaredBytes: 1_000 }, anActor("producer"))).rejects.toThrow(
    "gone",
  );
  expect(house.everything()).toEqual(before);
});

test("[EX20] an address that is taken is refused before anything is read; another one may be given", async () => {
  const archive = await anArchive();
  const house = await exchangeAtHand();
  await house.ledgers.createMeeting({ slug: "primer", title: "Своё", programme: [] }, anActor("producer"), "command-1");
  expect(await house.import(archive)).toEqual({ ok: false, problem: { code: "SLUG_TAKEN", detail: "primer" } });
  expect(await house.import(Buffer.from("x"), "primer")).toMatchObject({ problem: { code: "SLUG_TAKEN" } });
  expect(await house.import(archive, "biblioteka")).toMatchObject({ problem: { code: "BAD_SLUG" } });
  expect(await house.import(archive, "kopiya")).toMatchObject({ ok: true, value: { slug: "kopiya" } });
  expect(house.ledgers.recordOf("primer")?.title).toBe("Своё");
  const { "meeting.json": meeting, "manifest.json": _manifest, ...rest } = await unpacked(await house.export("kopiya"));
  const { "meeting.json": wanted, "manifest.json": _old, ...others } = await unpacked(archive);
  expect(rest).toEqual(others);
  expect({ ...JSON.parse(String(meeting)), slug: "primer" }).toEqual(JSON.parse(String(wanted)));
});

test("[EX20] a hashtag that another meeting has is done without, and said", async () => {
  const archive = await anArchive();
  const house = await exchangeAtHand();
  const { hashtag = "" } = JSON.parse(String((await unpacked(archive))["meeting.json"])).about as { hashtag?: string };
  const about = { language: "ru", days: [], hashtag } as const;
  await house.ledgers.createMeeting(
    { slug: "drugoe", title: "Другое", programme: [], about },
    anActor("producer"),
    "command-1",
  );
  const notes = [{ code: "HASHTAG_TAKEN", hashtag }];
  expect(await house.import(archive)).toMatchObject({ ok: true, value: { notes } });
  expect(house.ledgers.recordOf("primer")?.about.hashtag).toBeUndefined();
});

test("[EX19] an item that says something else there stays; the archive's comes in beside it", async () => {
  const archive = await anArchive();
  const house = await exchangeAtHand();
  const own = { value: "7", label: "своё число" };
  house.store.add({ id: "primer-figure-trips", sort: "figure", content: own }, hand);
  expect(await house.import(archive)).toMatchObject({ value: { notes: [{ code: "ITEMS_RENAMED", count: 1 }] } });
  expect(house.store.find("primer-figure-trips")?.content).toEqual(own);
  const ids = house.ledgers
    .planOf("primer")
    ?.cues.flatMap(({ card }: { card: Card }) => (card.kind === "figure" ? [card.figureId ?? ""] : []));
  expect(ids).not.toContain("primer-figure-trips");
  expect(ids?.every((id) => house.store.find(id)?.sort === "figure")).toBe(true);
  // The same again finds what came in the first time.
  const items = house.store.list({ most: 200 }).length;
  expect(await house.import(archive, "eshe")).toMatchObject({ value: { items: 0 } });
  expect(house.store.list({ most: 200 })).toHaveLength(items);
});

test("[EX14] one at a time", async () => {
  const house = await exchangeAtHand();
  const archive = await anArchive();
  const first = house.import(archive);
  expect(await house.import(archive, "vtoroe")).toEqual({ ok: false, problem: { code: "BUSY" } });
  expect((await first).ok).toBe(true);
});

test("[EX14] an archive for which the disk has no room is refused by its length", async () => {
  const house = await exchangeAtHand({ limits: { freeBytes: Number.MAX_SAFE_INTEGER } });
  expect(await house.import(await anArchive())).toEqual({ ok: false, problem: { code: "NO_ROOM" } });
});
