import { beforeEach, expect, test } from "vitest";
import type { FeedStore, KeptTarget, NewOutboxRow } from "../../../../../server/feeds/ports.ts";
import { openDatabase } from "../../../../../server/store/database.ts";
import { createFeedStore } from "../../../../../server/store/feeds/store.ts";
import { brokenSeal } from "../../../../../server/store/seal.ts";
import { defaultFeedSettings } from "../../../../../shared/feeds.ts";
import { aHighlight, anEntry } from "../../../../support/feed-builders.ts";
import { at } from "../../../../support/ledger-builders.ts";

let database: ReturnType<typeof openDatabase>;
let store: FeedStore;
beforeEach(() => {
  database = openDatabase(":memory:");
  store = createFeedStore(database);
});

const row: NewOutboxRow = {
  ...{ highlight: "highlight-1", meeting: "itogi", target: "x-1", part: 0, op: "create", rev: 1, isDry: false },
  ...{ notBefore: at(20), madeAt: at(1), micros: 15_000, approvalHash: "a".repeat(64), expiresAt: null, answers: null },
  post: { text: "Слова\n\n#итоги", link: null, media: [] },
};

test("[FD1] what a transaction throws undoes all of it", () => {
  expect(() =>
    store.transaction((rows) => {
      rows.highlights.add(aHighlight());
      rows.outbox.add(row);
      throw new Error("half way");
    }),
  ).toThrow("half way");
  expect(store.rows.highlights.of("itogi")).toEqual([]);
  expect(store.rows.outbox.inState("queued")).toEqual([]);
  expect(store.rows.highlights.wasGiven(aHighlight().code)).toBe(false);
});

test("[FD2] of one post to one target there is one row, whoever queues it again", () => {
  const first = store.rows.outbox.add(row);
  expect(first).toMatchObject({ state: "queued", attempts: 0, isDoubtful: false });
  expect(store.rows.outbox.add({ ...row, post: { ...row.post, text: "Другое" } })).toBeNull();
  expect(store.rows.outbox.ofHighlight("highlight-1")).toEqual([first]);
});

test("a row comes back as it was saved, and every row is sealed", () => {
  const queued = store.rows.outbox.add(row);
  if (queued === null) throw new Error("not added");
  const sent = { ...queued, state: "sent", firstTriedAt: at(21), sentAt: at(22), remoteId: "17" } as const;
  store.rows.outbox.save(sent);
  expect(store.rows.outbox.byId(queued.id)).toEqual(sent);
  store.rows.highlights.add(aHighlight());
  store.rows.entries.put(anEntry());
  store.rows.targets.add(aTarget);
  store.rows.settings.save("itogi", defaultFeedSettings, 0);
  expect(brokenSeal(database, 7)).toBeNull();
  database.exec("UPDATE outbox SET micros = 1");
  expect(brokenSeal(database, 7)).toBe("outbox");
});

test("what was tried counts as spent; what never left does not", () => {
  for (const [part, state, firstTriedAt] of [
    [0, "sent", at(1)],
    [1, "unknown", at(2)],
    [2, "queued", null],
    [3, "cancelled", null],
    [4, "held", at(3)],
    [5, "held", null],
  ] as const) {
    const added = store.rows.outbox.add({ ...row, part });
    if (added !== null) store.rows.outbox.save({ ...added, state, firstTriedAt });
  }
  expect(store.rows.outbox.spent("itogi", "x-1")).toEqual({ posts: 3, micros: 45_000 });
  expect(store.rows.outbox.createdSince("x-1", at(2))).toBe(2);
  expect(store.rows.outbox.ofTarget("x-1", ["queued", "held"]).map(({ part }) => part)).toEqual([2, 4, 5]);
});

test("[FD32] a code is given once, also when its meeting is gone", () => {
  const highlight = aHighlight();
  expect(store.rows.highlights.add(highlight)).toBe(true);
  expect(store.rows.highlights.add({ ...highlight, id: "highlight-2" })).toBe(false);
  store.rows.highlights.dropAllOf("itogi");
  expect(store.rows.highlights.byCode(highlight.code)).toBeNull();
  expect(store.rows.highlights.wasGiven(highlight.code)).toBe(true);
  expect(store.rows.highlights.add(highlight)).toBe(false);
});

test("a highlight is saved over the version it was made from only", () => {
  const highlight = aHighlight();
  store.rows.highlights.add(highlight);
  const approved = { ...highlight, state: "approved", version: 2 } as const;
  expect(store.rows.highlights.save(approved, 1)).toBe(true);
  expect(store.rows.highlights.save({ ...approved, version: 3 }, 1)).toBe(false);
  expect(store.rows.highlights.byId(highlight.id)).toEqual(approved);
  expect(store.rows.highlights.inState("approved")).toEqual([approved]);
});

test("[FD100] an entry has a new seq with each change, and the same revision again changes nothing", () => {
  const first = store.rows.entries.put(anEntry({ code: "7K2Q" }));
  const second = store.rows.entries.put(anEntry({ code: "8M3R", releasedAt: at(30) }));
  expect(store.rows.entries.put(anEntry({ code: "7K2Q" }))).toBe(first);
  const corrected = store.rows.entries.put(anEntry({ code: "7K2Q", rev: 2 }));
  expect(corrected).toBeGreaterThan(second);
  expect(store.rows.entries.since(null, first, 10).items.map(({ code }) => code)).toEqual(["8M3R", "7K2Q"]);
  expect(store.rows.entries.page({ meeting: "itogi", most: 10 }).map(({ code }) => code)).toEqual(["8M3R", "7K2Q"]);
  expect(store.rows.entries.head()).toBe(corrected);
});

test("[FD101] a withdrawn entry leaves a tombstone, once, and its seq is never another's", () => {
  store.rows.entries.put(anEntry({ code: "7K2Q" }));
  const gone = store.rows.entries.remove("7K2Q", "itogi", at(40));
  expect(store.rows.entries.remove("7K2Q", "itogi", at(50))).toBe(gone);
  expect(store.rows.entries.byCode("7K2Q")).toEqual({ code: "7K2Q", meeting: "itogi", seq: gone, at: at(40) });
  expect(store.rows.entries.page({ meeting: null, most: 10 })).toEqual([]);
  store.rows.entries.dropAllOf("itogi");
  expect(store.rows.entries.put(anEntry({ code: "9N4S" }))).toBeGreaterThan(gone);
});

test("pages of the channel go on where the last one ended", () => {
  for (const [index, code] of ["2222", "3333", "4444"].entries()) {
    store.rows.entries.put(anEntry({ code, meeting: index === 1 ? "other" : "itogi", releasedAt: at(10) }));
  }
  const [newest] = store.rows.entries.page({ meeting: null, most: 1 });
  expect(newest?.code).toBe("4444");
  const before = { releasedAt: at(10), code: "4444" };
  expect(store.rows.entries.page({ meeting: null, before, most: 9 }).map(({ code }) => code)).toEqual(["3333", "2222"]);
  expect(store.rows.entries.page({ meeting: "other", most: 9 }).map(({ code }) => code)).toEqual(["3333"]);
});

test("what the house learns of a target makes nobody's form out of date", () => {
  store.rows.targets.add(aTarget);
  store.rows.targets.setGate("x-1", at(90));
  store.rows.targets.pause("x-1", { at: at(5), why: "AUTH" });
  store.rows.targets.setSecret("x-1", "newer");
  expect(store.rows.targets.byId("x-1")).toEqual({
    ...aTarget,
    gateUntil: at(90),
    paused: { at: at(5), why: "AUTH" },
    secret: "newer",
  });
  expect(store.rows.targets.save({ ...aTarget, version: 2 }, 1)).toBe(true);
  expect(store.rows.targets.save({ ...aTarget, version: 2 }, 1)).toBe(false);
});

test("of two who set a meeting's settings at once one is told that they are stale", () => {
  const settings = { ...defaultFeedSettings, hashtags: ["итоги"] };
  expect(store.rows.settings.save("itogi", settings, 0)).toBe(true);
  expect(store.rows.settings.save("itogi", settings, 0)).toBe(false);
  expect(store.rows.settings.of("itogi")).toEqual({ settings, version: 1 });
  expect(store.rows.settings.of("other")).toEqual({ settings: defaultFeedSettings, version: 0 });
  store.rows.settings.setHouseKilled(true);
  expect(store.rows.settings.isHouseKilled()).toBe(true);
});

const aTarget: KeptTarget = {
  ...{ id: "x-1", kind: "x", name: "Минсоц", version: 1, mode: "each", paused: null, isKilled: false },
  ...{ budget: { posts: null, micros: null }, gateUntil: null, account: null, checkedAt: null },
  ...{ baseUrl: null, proxy: null, open: {}, filled: [], secret: "encrypted" },
};
