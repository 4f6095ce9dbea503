import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Window } from "../../../../../server/packager/window.ts";
import { createHlsRoutes } from "../../../../../server/web/hls/hls-routes.ts";
import { parsePlaylist } from "../../../../support/playlist-text.ts";
import { addSegment, aWindow } from "../../../../support/windows.ts";
import { HandlerAtHand, settled } from "../../../../support/wire.ts";

function atHand() {
  const window: Window = aWindow();
  for (let count = 0; count < 500; count += 1) addSegment(window, { isDiscontinuity: count % 90 === 89 });
  const routes = createHlsRoutes({ windows: new Map([["main", window]]) });
  return { window, handler: new HandlerAtHand((request, response) => void routes.handle(request, response)) };
}

test("[HL43] dvr.m3u8 lists the whole window, the others the last minute", async () => {
  const { handler } = atHand();
  const lists = await Promise.all(
    ["dvr", "index", "p1", "p2", "p5"].map(async (name) => (await handler.get(`/hls/main/${name}.m3u8`)).body),
  );
  expect(lists.map((body) => parsePlaylist(String(body)).segments.length)).toEqual([500, 30, 30, 30, 30]);
});

test("[HL33] the whole list compressed is the whole list, and goes on being it", async () => {
  const { window, handler } = atHand();
  for (let count = 0; count < 3; count += 1) {
    const plain = await handler.get("/hls/main/dvr.m3u8");
    const compressed = await handler.get("/hls/main/dvr.m3u8", { headers: ["Accept-Encoding: gzip"] });
    expect(compressed.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(compressed.body)).toEqual(plain.body);
    expect(compressed.body.byteLength).toBeLessThan(plain.body.byteLength / 4);
    addSegment(window);
  }
});

test("[HL28] [HL43] the whole list may be waited for, and answered with a delta update", async () => {
  const { window, handler } = atHand();
  const wire = handler.connect();
  wire.ask("/hls/main/dvr.m3u8?_HLS_msn=600&_HLS_part=0&_HLS_skip=YES");
  await settled();
  expect(wire.hasReply).toBe(false);
  addSegment(window);
  await settled();
  const delta = parsePlaylist(String(wire.reply().body));
  expect([delta.skipped, delta.segments.length]).toEqual([488, 13]);
});
