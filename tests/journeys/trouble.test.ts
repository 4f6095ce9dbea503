import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, showsText, until } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { openViewer, type WatchingPage } from "../support/viewer-page.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const record = 'document.querySelector("efir-viewer-page").session.state.record';

let server: RunningServer;
let control: ControlClient;
let source: WallClockSource;
let browser: Browser;
let viewer: WatchingPage;

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  control = await signIn(server.httpUrl);
  await control.openMeeting("kollegiya", "Итоги года");
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  browser = await launchChromium();
  viewer = await openViewer(browser, `${server.httpUrl}/m/kollegiya`);
  // Gone after a reload: so a page that came back "by itself" by reloading is found out.
  await viewer.page.evaluate("window.sameDocument = true");
});

afterAll(async () => {
  await browser?.close();
  control?.close();
  await source?.kill();
  await server?.stop();
});

test("an encoder that is killed and comes back is seen again without a reload", async () => {
  await viewer.waitFor((frame) => frame.codeMs !== null);
  await source.kill();
  await phase("waiting", "lost");
  await until(viewer.page, `${record}.signalLostAt !== null`);
  await source.start();
  const back = Date.now();
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > back, 40_000);
  await phase("live");
  await until(viewer.page, `${record}.signalLostAt === null`);
  expect(await viewer.page.evaluate("window.sameDocument")).toBe(true);
});

test("a second encoder with the right key is refused, in words, and the first goes on", async () => {
  const second = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await second.start();
  expect(await second.ended()).not.toBe(0);
  expect(second.complaints).toContain("another encoder is on air");
  const now = Date.now();
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > now);
});

test("a wrong key is refused and nobody else notices", async () => {
  const stranger = new WallClockSource(`${server.rtmpUrl}/not-the-key-at-all`);
  await stranger.start();
  expect(await stranger.ended()).not.toBe(0);
  const now = Date.now();
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > now);
  expect(server.output()).not.toContain("not-the-key-at-all");
});

test("[TL19] a server killed and started again has every acknowledged card, and its viewer returns by itself", async () => {
  const name = `Андрей ${randomUUID().slice(0, 6)}`;
  await control.take("kollegiya", { kind: "speaker", id: randomUUID(), name, post: "директор" });
  control.close();
  server = await server.killAndRestart();
  await source.kill();
  await source.start();
  const back = Date.now();
  const frame = await viewer.waitFor((one) => (one.codeMs ?? 0) > back && one.speaker === name, 60_000);
  expect(frame.speaker).toBe(name);
  expect(await viewer.page.evaluate("window.sameDocument")).toBe(true);
  control = await signIn(server.httpUrl);
  await control.timeline("kollegiya", { type: "clear", layer: "lower-third" });
  await viewer.waitFor((one) => one.speaker === "");
});

test("a signed-in moderator stays signed in over the restart", async () => {
  const before = control.cookie;
  server = await server.killAndRestart();
  const answer = await fetch(`${server.httpUrl}/api/session`, { headers: { cookie: before } });
  expect(await answer.json()).toMatchObject({ actor: { role: "admin" } });
});

test("a meeting that is closed says so to who watches", async () => {
  control.close();
  control = await signIn(server.httpUrl);
  await control.timeline("kollegiya", { type: "close" });
  await until(viewer.page, '["ended", "replay"].includes(document.querySelector("efir-viewer-page").phase)');
  await until(viewer.page, showsText("Заседание завершено"));
});

async function phase(...wanted: readonly string[]): Promise<void> {
  const is = `${JSON.stringify(wanted)}.includes(document.querySelector("efir-player").state.phase)`;
  await until(viewer.page, is, 40_000);
}
