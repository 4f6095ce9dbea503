import { describe, expect, test, vi } from "vitest";
import { OwnFeed } from "../../../../../server/feeds/own-feed/own-feed.ts";
import { silentLog } from "../../../../../server/log.ts";
import { openDatabase } from "../../../../../server/store/database.ts";
import { createFeedStore } from "../../../../../server/store/feeds/store.ts";
import type { FeedPage } from "../../../../../shared/feeds.ts";
import { anEntry } from "../../../../support/feed-builders.ts";
import { at } from "../../../../support/ledger-builders.ts";
import { bothWays, disconnected, ledgerLine, type Page, visit } from "../../../../support/ledger-line.ts";
import { timeline } from "../../../../support/ledgers-at-hand.ts";
import { patience } from "../../../../support/patience.ts";

async function house(more: { readonly mayWriteStraight?: boolean } = {}) {
  const { rows } = createFeedStore(openDatabase(":memory:"));
  const feed = new OwnFeed({ rows, clipOf: () => null, zoneOf: () => "UTC", log: silentLog });
  const line = await ledgerLine({ feed, ...more });
  let second = 0;
  const release = (code: string, meeting = "itogi") => {
    second += 1;
    const seq = rows.entries.put(anEntry({ code, meeting, releasedAt: at(second), updatedAt: at(second) }));
    feed.look();
    return seq;
  };
  const withdraw = (code: string, meeting = "itogi") => {
    rows.entries.remove(code, meeting, at(90));
    feed.look();
  };
  return { ...line, feed, rows, release, withdraw };
}

/** Answered in order: when this is, what was said before was heard. */
const heard = (page: Page) =>
  page.emitWithAck("command", { id: "command-1", ledger: timeline, command: { type: "blackout" } });

async function watching(url: string, meeting: string | null, since: number) {
  const page = visit(url, { follow: [] });
  const told: FeedPage[] = [];
  page.on("feed", (news) => told.push(news));
  page.emit("watch-feed", { meeting, since });
  await heard(page);
  return { page, told };
}

const codes = ({ items, gone }: FeedPage) => [items.map(({ code }) => code), gone.map(({ code }) => code)];

describe.each(bothWays)("[FD106] who watches a feed, $way", ({ mayWriteStraight }) => {
  test("is told of each change of its meeting, of the channel's each of all", async () => {
    const { url, release, withdraw } = await house({ mayWriteStraight });
    const [one, all] = await Promise.all([watching(url, "itogi", 0), watching(url, null, 0)]);
    release("AAAA1");
    release("BBBB1", "other");
    withdraw("AAAA1");
    await vi.waitFor(() => expect(all.told).toHaveLength(3), patience);
    await vi.waitFor(() => expect(one.told).toHaveLength(2), patience);
    expect(all.told.map(codes)).toEqual([
      [["AAAA1"], []],
      [["BBBB1"], []],
      [[], ["AAAA1"]],
    ]);
    expect(one.told.map(({ seq, ...news }) => [seq, ...codes({ seq, ...news })])).toEqual([
      [1, ["AAAA1"], []],
      [3, [], ["AAAA1"]],
    ]);
  });
});

describe("[FD107] who comes back", () => {
  test("is told at once what came since, newest first, and nothing when nothing did", async () => {
    const { url, release } = await house();
    const seq = release("AAAA1");
    release("BBBB1");
    release("CCCC1");
    release("DDDD1", "other");
    const late = await watching(url, "itogi", seq);
    expect(late.told.map(codes)).toEqual([[["CCCC1", "BBBB1"], []]]);
    expect((await watching(url, "itogi", late.told[0]?.seq ?? 0)).told).toEqual([]);
  });

  test("too late, or from another database, is sent to the API", async () => {
    const { url, rows, feed } = await house();
    for (let index = 0; index < 60; index += 1) rows.entries.put(anEntry({ code: `${1000 + index}`, rev: index }));
    feed.look();
    expect((await watching(url, null, 0)).told).toEqual([{ items: [], gone: [], seq: 50, hasMore: true }]);
    expect((await watching(url, null, 600)).told).toEqual([{ items: [], gone: [], seq: 60, hasMore: true }]);
  });
});

describe("[FD108] a page", () => {
  test("watches one feed at a time", async () => {
    const { url, release } = await house();
    const { page, told } = await watching(url, "itogi", 0);
    page.emit("watch-feed", { meeting: "other", since: 0 });
    await heard(page);
    release("AAAA1");
    release("BBBB1", "other");
    await vi.waitFor(() => expect(told.map(codes)).toEqual([[["BBBB1"], []]]), patience);
  });

  test("that asks for what is no feed too often is cut", async () => {
    const { url } = await house();
    const page = visit(url, { follow: [] });
    const cut = disconnected(page);
    // As a page of somebody else's might: no type of ours allows it.
    for (let index = 0; index < 10; index += 1) page.emit("watch-feed", { meeting: "../etc", since: -1 } as never);
    await cut;
    expect(page.connected).toBe(false);
  });

  test("is told nothing once it is gone", async () => {
    const { url, release, socket } = await house();
    const { page, told } = await watching(url, "itogi", 0);
    page.disconnect();
    await vi.waitFor(() => expect(socket.connections).toBe(0), patience);
    release("AAAA1");
    expect(told).toEqual([]);
  });
});
