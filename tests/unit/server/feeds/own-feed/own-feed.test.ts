import { describe, expect, test } from "vitest";
import { OwnFeed } from "../../../../../server/feeds/own-feed/own-feed.ts";
import { ShownClips } from "../../../../../server/feeds/own-feed/shown-clips.ts";
import { silentLog } from "../../../../../server/log.ts";
import { openDatabase } from "../../../../../server/store/database.ts";
import { createFeedStore } from "../../../../../server/store/feeds/store.ts";
import type { PublicClip } from "../../../../../shared/clips.ts";
import { millis, programTime } from "../../../../../shared/time.ts";
import { aHighlight, anEntry, aQuote } from "../../../../support/feed-builders.ts";
import { at } from "../../../../support/ledger-builders.ts";

const aClip = { id: "clip-0001", durationMs: millis(48_000), poster: null } as PublicClip;

function house() {
  const store = createFeedStore(openDatabase(":memory:"));
  const { rows } = store;
  const clips = new Map<string, PublicClip>();
  const faults: string[] = [];
  const log = { ...silentLog, fault: (message: string) => void faults.push(message) };
  const feed = new OwnFeed({ rows, clipOf: (_, id) => clips.get(id) ?? null, zoneOf: () => "Asia/Yekaterinburg", log });
  const put = (code: string, second: number, more: Parameters<typeof anEntry>[0] = {}) =>
    rows.entries.put(anEntry({ code, releasedAt: at(second), updatedAt: at(second), ...more }));
  const shownClips = () => new ShownClips({ store, clipOf: (_, id) => clips.get(id) ?? null });
  return { rows, feed, clips, put, faults, shownClips };
}

const codes = (items: readonly { readonly code: string }[]) => items.map(({ code }) => code);

describe("[FD100] the own feed", () => {
  test("is read page after page, newest first, of one meeting or of all", () => {
    const { feed, put } = house();
    put("AAAA1", 1);
    put("BBBB1", 2, { meeting: "other" });
    put("CCCC1", 3);
    put("DDDD1", 3);
    const first = feed.page({ meeting: null, most: 2 });
    expect([codes(first.items), first.hasMore, first.seq]).toEqual([["DDDD1", "CCCC1"], true, 4]);
    const before = { releasedAt: at(3), code: "CCCC1" };
    const rest = feed.page({ meeting: null, before, most: 2 });
    expect([codes(rest.items), rest.hasMore]).toEqual([["BBBB1", "AAAA1"], false]);
    expect(codes(feed.page({ meeting: "other", most: 9 }).items)).toEqual(["BBBB1"]);
  });

  test("joins a clip in while it is approved", () => {
    const { feed, put, clips } = house();
    put("AAAA1", 1, { clipId: "clip-0001" });
    clips.set("clip-0001", aClip);
    expect(feed.page({ meeting: null, most: 1 }).items[0]?.clip).toEqual({
      id: "clip-0001",
      durationMs: 48_000,
      poster: null,
    });
    clips.clear();
    expect(feed.byCode("AAAA1")).toMatchObject({ type: "live", highlight: { clip: null } });
  });
});

describe("[FD101] what changed since a reader's last seq", () => {
  test("is told in order, tombstones among it, as far as it fits", () => {
    const { feed, put, rows } = house();
    const seq = put("AAAA1", 1);
    put("BBBB1", 2);
    rows.entries.remove("AAAA1", "itogi", at(5));
    put("CCCC1", 3, { meeting: "other" });
    const first = feed.since("itogi", seq, 1);
    expect([codes(first.items), first.gone, first.hasMore]).toEqual([["BBBB1"], [], true]);
    const second = feed.since("itogi", first.seq, 1);
    expect([second.items, codes(second.gone), second.hasMore]).toEqual([[], ["AAAA1"], false]);
    // Nothing of this meeting is behind it: what happened elsewhere is not asked about again.
    expect(feed.since("itogi", second.seq, 1)).toEqual({ items: [], gone: [], seq: 4, hasMore: false });
  });
});

describe("[FD102] a code", () => {
  test("says what stands under it, and what was taken back", () => {
    const { feed, put, rows } = house();
    put("AAAA1", 1);
    expect(feed.byCode("AAAA1")?.type).toBe("live");
    rows.entries.remove("AAAA1", "itogi", at(7));
    expect(feed.byCode("AAAA1")).toMatchObject({ type: "withdrawn", gone: { at: at(7), meeting: "itogi" } });
    expect(feed.byCode("ZZZZ1")).toBeNull();
  });

  test("of a draft is nobody's business; of a meeting that is gone it is forgotten", () => {
    const { feed, rows } = house();
    rows.highlights.add(aHighlight({ code: "AAAA1" }));
    expect(feed.byCode("AAAA1")).toBeNull();
    rows.highlights.dropAllOf("itogi");
    expect(feed.byCode("AAAA1")).toEqual({ type: "forgotten" });
  });

  test("of a digest leads to those that it lists and that still stand", () => {
    const { feed, rows, put } = house();
    rows.highlights.add(aHighlight({ id: "highlight-1", code: "AAAA1" }));
    rows.highlights.add(aHighlight({ id: "highlight-2", code: "BBBB1" }));
    put("AAAA1", 1);
    put("BBBB1", 2);
    rows.entries.remove("BBBB1", "itogi", at(3));
    const members = ["highlight-1", "highlight-2", "highlight-3"];
    put("CCCC1", 4, { content: aQuote({ kind: "digest", members }) });
    const digest = feed.page({ meeting: null, most: 1 }).items[0];
    expect(digest && codes(feed.members(digest))).toEqual(["AAAA1"]);
  });
});

describe("[FD103] news", () => {
  test("are told once each, however often somebody looks", () => {
    const { feed, put, rows } = house();
    const heard: unknown[] = [];
    feed.onNews(({ items, gone, seq }) => heard.push([codes(items), codes(gone), seq]));
    feed.look();
    put("AAAA1", 1);
    put("BBBB1", 2);
    feed.look();
    feed.look();
    rows.entries.remove("AAAA1", "itogi", programTime(3));
    feed.look();
    expect(heard).toEqual([
      [["AAAA1", "BBBB1"], [], 2],
      [[], ["AAAA1"], 3],
    ]);
  });

  test("are told of an entry whose clip was taken back, once, and of no other", () => {
    const { feed, put, clips, shownClips } = house();
    clips.set("clip-0001", aClip);
    put("AAAA1", 1, { clipId: "clip-0001" });
    put("BBBB1", 2);
    put("CCCC1", 3, { clipId: "clip-0001", meeting: "other" });
    const shown = shownClips();
    feed.look();
    const heard: unknown[] = [];
    feed.onNews(({ items, seq }) => heard.push([items.map(({ code, rev, clip }) => [code, rev, clip]), seq]));
    const look = () => {
      const isOther = shown.look("itogi");
      feed.look();
      return isOther;
    };
    expect([look(), heard]).toEqual([false, []]);
    clips.clear();
    expect([look(), look(), heard]).toEqual([true, false, [[[["AAAA1", 1, null]], 4]]]);
    expect(codes(feed.page({ meeting: null, most: 9 }).items)).toEqual(["CCCC1", "BBBB1", "AAAA1"]);
    expect(feed.byCode("AAAA1")).toMatchObject({ highlight: { updatedAt: at(1), zone: "Asia/Yekaterinburg" } });
  });

  test("of many changes at once come in several pieces, none left out", () => {
    const { feed, put } = house();
    const heard: string[] = [];
    feed.onNews(({ items }) => heard.push(...codes(items)));
    const all = Array.from({ length: 120 }, (_, index) => `${1000 + index}`);
    for (const [index, code] of all.entries()) put(code, index);
    feed.look();
    expect(heard).toEqual(all);
  });

  test("that a listener fails on are told to the others all the same", () => {
    const { feed, put, faults } = house();
    const heard: string[] = [];
    feed.onNews(() => {
      throw new Error("socket is gone");
    });
    feed.onNews(({ items }) => heard.push(...codes(items)));
    put("AAAA1", 1);
    feed.look();
    expect(heard).toEqual(["AAAA1"]);
    expect(faults).toEqual(["news of the feed not told"]);
  });
});
