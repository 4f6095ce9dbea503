import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleSchedule } from "../../server/playout/sample-schedule.ts";
import { launchChromium } from "../support/chromium.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { openViewer, type WatchingPage } from "../support/viewer-page.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

/** The clip's frames; its length is in docs/spec/playout.md. */
const frameMs = 40;
const clipMs = 88_000;

let server: RunningServer;
let browser: Browser;
let viewer: WatchingPage;

beforeAll(async () => {
  server = await startServer({ env: { EFIR_SAMPLE: "on", EFIR_ADMIN_PASSWORD: adminPassword } });
  browser = await launchChromium();
  viewer = await openViewer(browser, `${server.httpUrl}/m/primer`);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("the first start plays a sample meeting at once, at the address it prints", async () => {
  expect(server.output()).toContain(`${server.httpUrl}/m/primer`);
  const frame = await viewer.waitFor((one) => one.codeMs !== null);
  expect(frame.codeMs).toBeLessThan(clipMs);
});

test("[PO30] its speaker changes on the very frame where the clip's picture does", async () => {
  const speaks = (await viewer.frames()).at(-1)?.speaker;
  const change = await viewer.waitFor((frame) => frame.speaker !== speaks && frame.speaker !== "", clipMs);
  const takes = sampleSchedule.filter(({ act }) => act.type === "take" && act.layer === "lower-third");
  // Frames that a busy machine leaves out lie between the last that had it not and the first that has it.
  const frames = await viewer.frames();
  const shownAt = change.codeMs ?? Number.NaN;
  const before = frames[frames.indexOf(change) - 1]?.codeMs ?? shownAt;
  // The clip may have begun anew in between.
  const notBefore = before > shownAt ? 0 : before;
  const isOn = (position: number) => position >= notBefore - frameMs && position <= shownAt + frameMs;
  expect(takes.filter(({ position }) => isOn(position))).toHaveLength(1);
});

test("an encoder that connects is on air; when it leaves, the loop returns, and the page stays put", async () => {
  await viewer.page.evaluate("window.sameDocument = true");
  const source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > clipMs, 40_000);
  await source.kill();
  await viewer.waitFor((frame) => frame.codeMs !== null && frame.codeMs < clipMs, 60_000);
  expect(await viewer.page.evaluate("window.sameDocument")).toBe(true);
});

test("one press deletes the sample, and it does not come back at the next start", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.httpUrl}/pult`);
  await page.getByLabel("Пароль", { exact: true }).fill(adminPassword);
  await page.getByRole("button", { name: "Войти" }).click();
  const drop = page.getByRole("button", { name: "Удалить пробное заседание" });
  await drop.click();
  await drop.waitFor({ state: "detached" });
  await context.close();
  server = await server.killAndRestart();
  expect((await fetch(`${server.httpUrl}/m/primer`)).status).toBe(404);
  expect(await (await fetch(`${server.httpUrl}/api/meetings`)).json()).toEqual([]);
});

test("nothing went wrong on the page, and it asked nobody but us", () => {
  expect(viewer.trouble).toEqual([]);
});
