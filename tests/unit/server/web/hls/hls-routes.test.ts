import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Window } from "../../../../../server/packager/window.ts";
import { createHlsRoutes, type HlsOptions } from "../../../../../server/web/hls/hls-routes.ts";
import { millis } from "../../../../../shared/time.ts";
import { addFragment, addSegment, aWindow, someTargets } from "../../../../support/windows.ts";
import { HandlerAtHand, settled } from "../../../../support/wire.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** 100 and 101 are whole with ten fragments each; 102 is open with five. */
function someWindow(): Window {
  const window = aWindow();
  addSegment(window);
  addSegment(window);
  addSegment(window, { fragments: 5, isOpen: true });
  return window;
}

function atHand(window: Window = someWindow(), given: Partial<HlsOptions> = {}) {
  const routes = createHlsRoutes({ windows: new Map([["main", window]]), ...given });
  const handler = new HandlerAtHand((request, response) => {
    if (!routes.handle(request, response)) response.writeHead(418).end();
  });
  const ask = async (path: string) => {
    const wire = handler.connect();
    wire.ask(path);
    await settled();
    return wire;
  };
  return { routes, handler, window, ask };
}

test("what is not under /hls/ is somebody else's", async () => {
  const { handler } = atHand();
  expect((await handler.get("/m/primer")).status).toBe(418);
});

test("[HL19] index is the playlist of two fragments a part", async () => {
  const { handler } = atHand();
  const [index, two, five] = await Promise.all(
    ["index", "p2", "p5"].map((name) => handler.get(`/hls/main/${name}.m3u8`)),
  );
  expect(index?.body).toEqual(two?.body);
  expect(index?.body).not.toEqual(five?.body);
});

test("[HL37] [HL38] a playlist's headers", async () => {
  const { headers } = await atHand().handler.get("/hls/main/index.m3u8");
  expect(headers).toMatchObject({
    "content-type": "application/vnd.apple.mpegurl",
    "cache-control": "no-cache",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
    vary: "accept-encoding",
  });
});

test("[HL37] the answer to a reload may be cached for a target duration", async () => {
  const { headers } = await atHand().handler.get("/hls/main/index.m3u8?_HLS_msn=102&_HLS_part=1");
  expect(headers["cache-control"]).toBe("public, max-age=4");
});

test("[HL33] a long playlist is compressed for those who take it", async () => {
  const { handler } = atHand();
  const path = "/hls/main/p1.m3u8";
  const plain = await handler.get(path);
  const compressed = await handler.get(path, { headers: ["Accept-Encoding: gzip, br"] });
  const refused = await handler.get(path, { headers: ["Accept-Encoding: gzip;q=0, br"] });
  expect(compressed.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(compressed.body)).toEqual(plain.body);
  expect(refused.headers["content-encoding"]).toBeUndefined();
});

test("[HL2] [HL37] a segment is its fragments in a row, and a part some of them", async () => {
  const { handler } = atHand();
  const segment = await handler.get("/hls/main/e1/100.m4s");
  expect(segment.body).toHaveLength(100);
  expect((await handler.get("/hls/main/e1/100.2-2.m4s")).body).toEqual(segment.body.subarray(20, 40));
  expect((await handler.get("/hls/main/e1/init-1.mp4")).body.toString()).toBe("init");
  expect(segment.headers).toMatchObject({
    "content-type": "video/iso.segment",
    "cache-control": "public, max-age=31536000, immutable",
    "content-length": "100",
  });
});

test.each([
  ["bytes=5-24", 206, "bytes 5-24/100", [5, 25]],
  ["bytes=90-", 206, "bytes 90-99/100", [90, 100]],
  ["bytes=-10", 206, "bytes 90-99/100", [90, 100]],
  ["bytes=0-9999", 206, "bytes 0-99/100", [0, 100]],
  ["bytes=9-3", 200, undefined, [0, 100]],
  ["bytes=0-1,5-6", 200, undefined, [0, 100]],
  ["lines=0-1", 200, undefined, [0, 100]],
])("[HL38] range %s", async (range, status, contentRange, [from, to]) => {
  const { handler } = atHand();
  const whole = await handler.get("/hls/main/e1/100.m4s");
  const reply = await handler.get("/hls/main/e1/100.m4s", { headers: [`Range: ${range}`] });
  expect([reply.status, reply.headers["content-range"]]).toEqual([status, contentRange]);
  expect(reply.body).toEqual(whole.body.subarray(from, to));
});

test("[HL38] a range beyond the end cannot be satisfied", async () => {
  const reply = await atHand().handler.get("/hls/main/e1/100.m4s", { headers: ["Range: bytes=100-"] });
  expect([reply.status, reply.headers["content-range"]]).toEqual([416, "bytes */100"]);
});

test("[HL38] HEAD has the headers and no body; OPTIONS lets pages ask for ranges; nothing else is taken", async () => {
  const { handler } = atHand();
  const head = await handler.get("/hls/main/e1/100.m4s", { method: "HEAD" });
  expect([head.status, head.headers["content-length"], head.body.length]).toEqual([200, "100", 0]);
  const options = await handler.get("/hls/main/e1/100.m4s", { method: "OPTIONS" });
  expect([options.status, options.headers["access-control-allow-headers"]]).toEqual([204, "range"]);
  const post = await handler.get("/hls/main/e1/100.m4s", { method: "POST", headers: ["Content-Length: 0"] });
  expect([post.status, post.headers["allow"]]).toEqual([405, "GET, HEAD, OPTIONS"]);
});

test.each([
  "/hls/",
  "/hls/main",
  "/hls/main/",
  "/hls/other/index.m3u8",
  "/hls/main/p3.m3u8",
  "/hls/main/index.m3u8/",
  "/hls/main/e2/100.m4s",
  "/hls/main/e1/102.m4s",
  "/hls/main/e1/99.m4s",
  "/hls/main/e1/100.1-2.m4s",
  "/hls/main/e1/100.10-2.m4s",
  "/hls/main/e1/102.6-2.m4s",
  "/hls/main/e1/103.0-2.m4s",
  "/hls/main/e1/init-9.mp4",
  "/hls/main/e1/../../../../etc/passwd",
  "/hls/main/e1/%2e%2e%2f100.m4s",
  "/hls/main/e1/100.m4s%00",
  "/hls/main/e1\\100.m4s",
  "/hls/__proto__/index.m3u8",
  "/hls/<script>/index.m3u8",
])("[HL32] [HL36] %s is not found, in words that hold nothing of it", async (path) => {
  const reply = await atHand().handler.get(path);
  expect([reply.status, reply.body.toString(), reply.headers["cache-control"]]).toEqual([
    404,
    "not found\n",
    "no-store",
  ]);
});

test("[HL38] whatever a path under /hls/ holds, it is either one of ours or not found", async () => {
  const { handler } = atHand();
  const piece = fc.constantFrom(
    "..",
    "%2e%2e",
    "%2f",
    "%5c",
    "%00",
    "\\",
    "/",
    "main",
    "e1",
    "100.m4s",
    "etc",
    "passwd",
    ".",
    "~",
    ";",
    "%25",
    "%c0%ae",
    "100.0-2.m4s",
    "index.m3u8",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
      const path = `/hls/${pieces.join("")}`;
      const isOurs = /^\/hls\/main\/(index\.m3u8|e1\/100(\.0-2)?\.m4s)$/.test(path);
      expect((await handler.get(path)).status).toBe(isOurs ? 200 : 404);
    }),
    { numRuns: 1000 },
  );
});

test.each(["_HLS_part=1", "_HLS_msn=99999999999999", "_HLS_msn=-1", `_HLS_msn=102&x=${"x".repeat(1100)}`])(
  "[HL30] ?%s is refused",
  async (query) => {
    expect((await atHand().handler.get(`/hls/main/index.m3u8?${query}`)).status).toBe(400);
  },
);

test("[HL36] who comes before the first segment is whole gets the playlist with it", async () => {
  const window = aWindow();
  addSegment(window, { isOpen: true });
  const { ask } = atHand(window);
  const wire = await ask("/hls/main/index.m3u8");
  expect(wire.hasReply).toBe(false);
  window.closeSegment(millis(2000), someTargets);
  await settled();
  expect(wire.reply().body.toString()).toContain("e1/100.m4s");
});

test("[HL36] while there is no media they are told to come again", async () => {
  const reply = await atHand(aWindow()).handler.get("/hls/main/index.m3u8");
  expect([reply.status, reply.headers["retry-after"]]).toEqual([503, "1"]);
});

test("[HL28] a reload is held until the part is there, and answered in the same turn", async () => {
  const { routes, window, ask } = atHand();
  const wire = await ask("/hls/main/index.m3u8?_HLS_msn=102&_HLS_part=2");
  expect([wire.hasReply, routes.heldRequests]).toEqual([false, 1]);
  addFragment(window, { index: 5 });
  await settled();
  expect(routes.heldRequests).toBe(0);
  expect(wire.reply().body.toString()).toContain("e1/102.4-2.m4s");
});

test("[HL25] a held reload may be answered with a delta update", async () => {
  const window = aWindow();
  for (let count = 0; count < 30; count += 1) addSegment(window);
  const { ask } = atHand(window);
  const wire = await ask("/hls/main/index.m3u8?_HLS_msn=130&_HLS_skip=YES");
  addSegment(window);
  await settled();
  expect(wire.reply().body.toString()).toContain("#EXT-X-SKIP:SKIPPED-SEGMENTS=17");
});

test("[HL32] the hinted part is held until it is whole", async () => {
  const { window, ask } = atHand();
  const wire = await ask("/hls/main/e1/102.4-2.m4s");
  expect(wire.hasReply).toBe(false);
  addFragment(window, { index: 5 });
  await settled();
  expect(wire.reply().body).toHaveLength(20);
});

test("[HL32] a hinted part may be cut short by the end of its segment, or never come", async () => {
  const { window, ask } = atHand();
  const short = await ask("/hls/main/e1/102.4-2.m4s");
  const longer = await ask("/hls/main/e1/102.5-5.m4s");
  window.closeSegment(millis(1000), someTargets);
  await settled();
  expect([short.reply().status, short.reply().body.length]).toEqual([200, 10]);
  expect(longer.reply().status).toBe(404);
});

test("[HL31] who waits longer than three target durations is told to come again", async () => {
  const { routes, ask } = atHand();
  const wire = await ask("/hls/main/index.m3u8?_HLS_msn=103");
  vi.advanceTimersByTime(11_999);
  await settled();
  expect(wire.hasReply).toBe(false);
  vi.advanceTimersByTime(1);
  await settled();
  expect([wire.reply().status, routes.heldRequests]).toEqual([503, 0]);
});

test("[HL34] one connection may hold four, one network 2,000, all together 5,000", async () => {
  const { routes, handler } = atHand();
  const pipelining = handler.connect();
  for (let count = 0; count < 6; count += 1) pipelining.ask("/hls/main/index.m3u8?_HLS_msn=103");
  await settled();
  expect(routes.heldRequests).toBe(4);
  for (let count = 0; count < 2200; count += 1) handler.connect().ask("/hls/main/index.m3u8?_HLS_msn=103");
  await settled();
  expect(routes.heldRequests).toBe(2000);
  for (let count = 0; count < 6000; count += 1) {
    handler.connect(`198.51.${100 + (count % 16)}.1`).ask("/hls/main/index.m3u8?_HLS_msn=103");
  }
  await settled();
  expect(routes.heldRequests).toBe(5000);
});

test("[HL34] a network whose requests were answered has room again", async () => {
  const { routes, ask, window } = atHand(someWindow(), { limits: { heldPerNetwork: 1 } });
  await ask("/hls/main/index.m3u8?_HLS_msn=102&_HLS_part=2");
  addFragment(window, { index: 5 });
  await settled();
  await ask("/hls/main/index.m3u8?_HLS_msn=103");
  expect(routes.heldRequests).toBe(1);
});

test("[HL34] who finds no room is told to come again", async () => {
  const { ask } = atHand(someWindow(), { limits: { heldRequests: 1 } });
  const [, second] = [await ask("/hls/main/index.m3u8?_HLS_msn=103"), await ask("/hls/main/index.m3u8?_HLS_msn=103")];
  expect([second.reply().status, second.reply().headers["retry-after"]]).toEqual([503, "1"]);
});

test("[HL35] of 5,000 held requests half vanish, the rest are answered, and none is left", async () => {
  const { routes, handler, window } = atHand();
  const wires = Array.from({ length: 5000 }, (_, index) => {
    const wire = handler.connect(`198.51.100.${index % 20}`);
    wire.ask("/hls/main/index.m3u8?_HLS_msn=102&_HLS_part=2");
    return wire;
  });
  await settled();
  expect(routes.heldRequests).toBe(5000);
  for (const wire of wires.filter((_, index) => index % 2 === 0)) wire.leave();
  await settled();
  expect(routes.heldRequests).toBe(2500);
  addFragment(window, { index: 5 });
  await settled();
  expect(routes.heldRequests).toBe(0);
  expect(wires.filter((wire) => wire.hasReply && wire.reply().status === 200)).toHaveLength(2500);
});

test("[HL35] who has left leaves no timer", async () => {
  const { routes, ask } = atHand();
  (await ask("/hls/main/index.m3u8?_HLS_msn=103")).leave();
  await settled();
  expect([vi.getTimerCount(), routes.heldRequests]).toEqual([0, 0]);
});

test("[HL39] a client that takes nothing is cut off after ten seconds", async () => {
  const { handler } = atHand();
  const wire = handler.connect();
  wire.getStuck();
  wire.ask("/hls/main/e1/100.m4s");
  await settled();
  expect(wire.idleMs).toBe(10_000);
  wire.emit("timeout");
  expect(wire.destroyed).toBe(true);
});

test("[HL33] a playlist is built once for a version", async () => {
  const { handler, window } = atHand();
  const read = vi.spyOn(window, "segments", "get");
  const countOf = async () => {
    read.mockClear();
    await handler.get("/hls/main/index.m3u8");
    return read.mock.calls.length;
  };
  const first = await countOf();
  const again = await countOf();
  addFragment(window, { index: 5 });
  expect([first > again, await countOf()]).toEqual([true, first]);
});

test("shutting down answers all who wait", async () => {
  const { routes, ask } = atHand();
  const wire = await ask("/hls/main/index.m3u8?_HLS_msn=103");
  routes.close();
  await settled();
  expect([wire.reply().status, routes.heldRequests]).toEqual([503, 0]);
});

test("[OP3] shutting down, who asks on a connection that is still open does not wait either", async () => {
  const { routes, ask } = atHand();
  routes.close();
  const wire = await ask("/hls/main/index.m3u8?_HLS_msn=103");
  expect([wire.reply().status, routes.heldRequests]).toEqual([503, 0]);
});
