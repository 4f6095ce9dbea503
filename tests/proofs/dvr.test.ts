import { statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeTo, expectOnFrame, frameMs, gapsOf, takeSpeaker } from "../support/cards-on-frames.ts";
import { launchChromium, until } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { median } from "../support/frame-recorder.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { openViewer, type WatchingPage } from "../support/viewer-page.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const speaker = "Андрей Лебедев";
/** Longer than the live list, and than what so little memory holds of this bit rate. */
const LIVE_LIST_MS = 60_000;

let server: RunningServer;
let control: ControlClient;
let source: WallClockSource;
let browser: Browser;
let viewer: WatchingPage;
let taken: number;

beforeAll(async () => {
  server = await startServer({
    env: { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_DVR_MEMORY_MB: "16", EFIR_SLATE: "on" },
  });
  control = await signIn(server.httpUrl);
  await control.openMeeting("kollegiya", "Итоги года");
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`, { bitrateKbps: 4000, detail: "busy" });
  await source.start();
  browser = await launchChromium();
  viewer = await openViewer(browser, `${server.httpUrl}/m/kollegiya`);
  await viewer.page.evaluate("window.sameDocument = true");
});

afterAll(async () => {
  await browser?.close();
  control?.close();
  await source?.kill();
  await server?.stop();
});

test("the window goes on to the disk when memory has no room for it", async () => {
  await viewer.waitFor((frame) => frame.codeMs !== null);
  await viewer.page.waitForTimeout(4000);
  taken = await takeSpeaker(control, viewer.page, "kollegiya", speaker);
  await until(
    viewer.page,
    `document.querySelector("efir-player").playhead > ${taken} + ${LIVE_LIST_MS} + 12000`,
    120_000,
  );
  const files = await readdir(join(server.dataDir, "media", "main"));
  const bytes = files.reduce((sum, file) => sum + statSync(join(server.dataDir, "media", "main", file)).size, 0);
  expect(bytes).toBeGreaterThan(16 * 1024 * 1024);
  const live = await listText("index");
  const whole = await listText("dvr");
  expect(Date.parse(firstDate(live))).toBeGreaterThan(taken);
  expect(Date.parse(firstDate(whole))).toBeLessThan(taken);
});

test("[TL7] whoever rewinds beyond the live list sees the card change on its frame, read from the disk", async () => {
  await expectOnItsFrame();
});

test("«В эфир» goes back to the low-latency picture", async () => {
  await viewer.page.evaluate('document.querySelector("efir-player").seekTo("live")');
  const now = Date.now();
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > now, 30_000);
  await until(viewer.page, 'document.querySelector("efir-player").state.phase === "live"', 20_000);
});

test("[HL15] a killed server lists what it had on the disk, and the same frame is found again", async () => {
  control.close();
  server = await server.killAndRestart();
  await source.kill();
  await source.start();
  const back = Date.now();
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > back, 60_000);
  await expectOnItsFrame();
  expect(await viewer.page.evaluate("window.sameDocument")).toBe(true);
});

test("[PL97] a page that slept until its place had left the live list comes back by itself and goes on there", {
  timeout: 200_000,
}, async () => {
  await viewer.page.evaluate('document.querySelector("efir-player").seekTo("live")');
  const now = Date.now();
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > now, 40_000);
  await until(viewer.page, 'document.querySelector("efir-player").state.phase === "live"', 20_000);
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > now + 3000);
  const gapAwake = median(gapsOf((await viewer.frames()).filter(({ codeMs }) => (codeMs ?? 0) > now)));
  // A lid that is shut stops everything; the browser's own freezing leaves the picture running.
  const asleep = await renderers();
  for (const pid of asleep) process.kill(pid, "SIGSTOP");
  // So much longer that the list it finds has no segment in common with the one it knew.
  await new Promise((resolve) => setTimeout(resolve, LIVE_LIST_MS + 20_000));
  for (const pid of asleep) process.kill(pid, "SIGCONT");
  const awake = Date.now();
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > awake - 5000, 60_000);
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > awake + 4000);
  const frames = (await viewer.frames()).filter(({ codeMs }) => (codeMs ?? 0) > awake + 1000);
  expect(Math.abs(median(gapsOf(frames)) - gapAwake)).toBeLessThanOrEqual(2 * frameMs);
  expect(await viewer.page.evaluate("window.sameDocument")).toBe(true);
  expect(viewer.trouble.filter((one) => !one.includes("ERR_CONNECTION_REFUSED"))).toEqual([]);
});

async function renderers(): Promise<readonly number[]> {
  const line = await browser.newBrowserCDPSession();
  const { processInfo } = await line.send("SystemInfo.getProcessInfo");
  const pids = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  expect(pids.length).toBeGreaterThan(0);
  return pids;
}

const listText = async (name: string): Promise<string> =>
  (await fetch(`${server.httpUrl}/hls/main/${name}.m3u8`)).text();

const firstDate = (text: string): string => /PROGRAM-DATE-TIME:(\S+)/.exec(text)?.[1] ?? "";

async function expectOnItsFrame(): Promise<void> {
  const start = (await viewer.frames()).length;
  await viewer.page.evaluate(`document.querySelector("efir-player").seekTo(${taken} - 2000)`);
  await viewer.waitFor((frame) => frame.at < taken - 300 && frame.speaker === "", 40_000);
  await viewer.waitFor((frame) => frame.at > taken + 300 && frame.at < taken + 4000 && frame.speaker !== "", 40_000);
  const frames = (await viewer.frames()).slice(start);
  const place = frames.findIndex(({ at }) => at < taken);
  const near = frames.slice(place).filter(({ at }) => at < taken + 4000);
  expectOnFrame(changeTo(near, speaker), taken, near);
}
