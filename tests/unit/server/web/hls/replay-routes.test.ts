import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { SegmentFacts } from "../../../../../server/packager/segment-store.ts";
import { replayPlaylist } from "../../../../../server/playlist/replay-playlist.ts";
import { createHlsRoutes } from "../../../../../server/web/hls/hls-routes.ts";
import type { Replay, ReplayLibrary } from "../../../../../server/web/hls/ports.ts";
import { millis, programTime } from "../../../../../shared/time.ts";
import { WINDOW_START_MS } from "../../../../support/windows.ts";
import { HandlerAtHand, settled } from "../../../../support/wire.ts";

const someSegments = (count: number): readonly SegmentFacts[] =>
  Array.from({ length: count }, (_, number) => ({
    ...{ epoch: "e1", number, source: "encoder", isDiscontinuity: false, discontinuity: 0 },
    init: { epoch: "e1", id: 1, bytes: Buffer.from("init") },
    startsAt: programTime(WINDOW_START_MS + number * 2000),
    duration: millis(2000),
  }));

/** Meetings `m0`, `m1`… up to `m99` were recorded. */
class Shelf implements ReplayLibrary {
  readonly asked: string[] = [];
  segments = someSegments(600);
  versionNow = 1;
  failing = false;

  async replay(slug: string): Promise<Replay | null> {
    this.asked.push(slug);
    if (this.failing) throw new Error("no disk");
    return /^m\d\d?$/.test(slug) ? { stage: "main", segments: this.segments } : null;
  }

  version(): number {
    return this.versionNow;
  }
}

function atHand() {
  const replays = new Shelf();
  const routes = createHlsRoutes({ windows: new Map(), replays });
  const handler = new HandlerAtHand((request, response) => {
    if (!routes.handle(request, response)) response.writeHead(418).end();
  });
  const get = async (path: string, headers: readonly string[] = [], method = "GET") => {
    const wire = handler.connect();
    wire.ask(path, { headers, method });
    for (let count = 0; count < 10 && !wire.hasReply; count += 1) await settled();
    return wire.reply();
  };
  return { replays, handler, get };
}

test("[HL45] a replay is a list of all that was recorded, open to every origin and cached for five seconds", async () => {
  const { replays, get } = atHand();
  const { status, headers, body } = await get("/replay/m1/index.m3u8");
  expect([status, String(body)]).toEqual([200, replayPlaylist("main", replays.segments)]);
  expect(headers).toMatchObject({
    "content-type": "application/vnd.apple.mpegurl",
    "cache-control": "public, max-age=5",
    "access-control-allow-origin": "*",
    etag: expect.stringMatching(/^W\/"[\w-]{22}"$/),
  });
});

test("[HL45] compressed it is the same list, under the same tag", async () => {
  const { get } = atHand();
  const [plain, compressed] = [
    await get("/replay/m1/index.m3u8"),
    await get("/replay/m1/index.m3u8", ["Accept-Encoding: gzip"]),
  ];
  expect(gunzipSync(compressed.body)).toEqual(plain.body);
  expect(compressed.headers["etag"]).toBe(plain.headers["etag"]);
});

test("[HL45] who has it is told so, until it changes", async () => {
  const { replays, get } = atHand();
  const { headers } = await get("/replay/m1/index.m3u8");
  const known = [`If-None-Match: "other", ${headers["etag"]}`];
  expect([
    (await get("/replay/m1/index.m3u8", known)).status,
    (await get("/replay/m1/index.m3u8", known)).body.length,
  ]).toEqual([304, 0]);
  replays.segments = someSegments(601);
  replays.versionNow = 2;
  expect((await get("/replay/m1/index.m3u8", known)).status).toBe(200);
});

test("[HL45] it is made once for all who ask, and again when it changed", async () => {
  const { replays, handler, get } = atHand();
  const wires = Array.from({ length: 20 }, () => handler.connect());
  for (const wire of wires) wire.ask("/replay/m1/index.m3u8");
  while (!wires.every((wire) => wire.hasReply)) await settled();
  await get("/replay/m1/index.m3u8");
  expect(replays.asked).toEqual(["m1"]);
  replays.versionNow = 2;
  await get("/replay/m1/index.m3u8");
  expect(replays.asked).toEqual(["m1", "m1"]);
});

test("[HL45] sixteen are at hand; names of nothing push none of them out", async () => {
  const { replays, get } = atHand();
  for (let index = 0; index < 16; index += 1) await get(`/replay/m${index}/index.m3u8`);
  for (let index = 0; index < 40; index += 1)
    expect((await get(`/replay/nothing-${index}/index.m3u8`)).status).toBe(404);
  const before = replays.asked.length;
  await get("/replay/m15/index.m3u8");
  expect(replays.asked.length).toBe(before);
});

test("[HL45] what could not be listed is tried again", async () => {
  const { replays, get } = atHand();
  replays.failing = true;
  const reply = await get("/replay/m1/index.m3u8");
  expect([reply.status, reply.headers["retry-after"]]).toEqual([503, "1"]);
  replays.failing = false;
  expect((await get("/replay/m1/index.m3u8")).status).toBe(200);
});

test("[HL38] [HL45] HEAD has no body, other methods and long queries are refused", async () => {
  const { get } = atHand();
  const head = await get("/replay/m1/index.m3u8", [], "HEAD");
  expect([head.status, head.body.length, Number(head.headers["content-length"]) > 1000]).toEqual([200, 0, true]);
  expect((await get("/replay/m1/index.m3u8", ["Content-Length: 0"], "POST")).status).toBe(405);
  expect((await get(`/replay/m1/index.m3u8?${"x".repeat(1100)}`)).status).toBe(400);
});

test.each([
  "/replay/",
  "/replay/M1/index.m3u8",
  "/replay/m1",
  "/replay/m1/",
  "/replay/m1/p2.m3u8",
  "/replay/../m1/index.m3u8",
  "/replay/%6d1/index.m3u8",
])("[HL36] %s is not found", async (path) => {
  const { replays, get } = atHand();
  expect([(await get(path)).status, replays.asked]).toEqual([404, []]);
});
