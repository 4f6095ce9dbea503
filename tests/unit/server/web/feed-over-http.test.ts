import { describe, expect, test } from "vitest";
import { feedHouse } from "../../../support/feed-house.ts";

const codes = (items: readonly { readonly code: string }[]) => items.map(({ code }) => code);

describe("[FD104] GET /api/feed", () => {
  test("answers with a page, newest first, of a meeting or of all", async () => {
    const { ask, put, addMeeting } = feedHouse();
    addMeeting("prezhnee", "Прежнее");
    put("7K2Q", 1);
    put("7K2R", 2, { meeting: "prezhnee" });
    const seq = put("7K2S", 3);
    const all = (await ask("/api/feed")).json();
    expect([codes(all.items), all.seq, all.hasMore, all.gone]).toEqual([["7K2S", "7K2R", "7K2Q"], seq, false, []]);
    expect(codes((await ask("/api/feed?meeting=itogi")).json().items)).toEqual(["7K2S", "7K2Q"]);
    expect((await ask("/api/feed?meeting=no-such")).status).toBe(404);
  });

  test("goes on before an entry, also one that was taken back meanwhile", async () => {
    const { ask, put, withdraw } = feedHouse();
    for (let index = 0; index < 40; index += 1) put(`${1000 + index}`, index);
    const first = (await ask("/api/feed")).json();
    const last = first.items.at(-1);
    withdraw(last.code, 90);
    const rest = (await ask(`/api/feed?before=${last.releasedAt}-${last.code}`)).json();
    expect([first.items.length, first.hasMore, rest.items.length, rest.hasMore]).toEqual([30, true, 10, false]);
  });

  test("tells what changed since, piece by piece, tombstones among it", async () => {
    const { ask, put, withdraw } = feedHouse();
    for (let index = 0; index < 70; index += 1) put(`${1000 + index}`, index);
    withdraw("1069", 90);
    const seen: string[] = [];
    let news = { seq: 0, hasMore: true };
    for (let pieces = 0; news.hasMore && pieces < 9; pieces += 1) {
      const told = (await ask(`/api/feed?since=${news.seq}`)).json();
      seen.push(...codes(told.items), ...codes(told.gone).map((code) => `-${code}`));
      news = told;
    }
    expect(new Set(seen).size).toBe(70);
    expect(seen).toContain("-1069");
  });

  test("is asked for again with its tag, and answered 304 while nothing changed", async () => {
    const { ask, put } = feedHouse();
    put("7K2Q", 1);
    const { headers } = await ask("/api/feed");
    expect(headers["cache-control"]).toBe("public, no-cache");
    const again = () => ask("/api/feed", { headers: { "if-none-match": headers.etag ?? "" } });
    expect((await again()).status).toBe(304);
    put("7K2R", 2);
    expect((await again()).status).toBe(200);
  });

  test.each(["meeting=../etc", "since=-1", "since=x", "since=1e99", "before=x", "before=1-", "whatever=1"])(
    "refuses %s",
    async (query) => {
      const { ask } = feedHouse();
      const { status, headers } = await ask(`/api/feed?${query}`);
      expect([status, headers["cache-control"]]).toEqual([422, "no-store"]);
    },
  );
});
