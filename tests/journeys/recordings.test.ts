import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Broadcast, ToldRecordings } from "../../shared/recordings.ts";
import { barcodePageScript } from "../support/barcode-page.ts";
import { launchChromium, until, watchForTrouble } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { probed } from "../support/packaged.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const frameMs = 1000 / 30;

let server: RunningServer;
let control: ControlClient;
let browser: Browser;
let page: Page;
let trouble: readonly string[];
let folder: string;
let broadcast: Broadcast;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "efir-recordings-"));
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_SLATE: "off" } });
  control = await signIn(server.httpUrl);
  await control.openMeeting("kollegiya", "Итоги года");
  // The same meeting from two encoders, the second with another picture size: one recording, two configurations.
  await broadcastFor(7_000, {});
  await broadcastFor(6_000, { widthPx: 480, heightPx: 270, bFrames: 2 });
  await control.timeline("kollegiya", { type: "close" });
  browser = await launchChromium();
  page = await browser.newPage({ acceptDownloads: true, locale: "ru-RU" });
  const [name = "", value = ""] = control.cookie.split("=");
  await page.context().addCookies([{ name, value, url: server.httpUrl }]);
  await page.addInitScript({ content: barcodePageScript });
  trouble = watchForTrouble(page, server.httpUrl);
});

afterAll(async () => {
  await browser?.close();
  control?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function broadcastFor(ms: number, settings: ConstructorParameters<typeof WallClockSource>[1]): Promise<void> {
  const source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`, settings);
  await source.start();
  await new Promise((resolve) => setTimeout(resolve, ms));
  await source.stop();
}

async function told(): Promise<ToldRecordings> {
  // Our own server's answer: RC7 says its shape.
  return (await control.request("GET", "/api/recordings")).json() as Promise<ToldRecordings>;
}

test("[RC7] what two encoders sent is one recording of the meeting", async () => {
  await expect.poll(async () => (await told()).broadcasts[0]?.until ?? null, { timeout: 20_000 }).not.toBeNull();
  const { broadcasts, titleBySlug } = await told();
  const [only] = broadcasts;
  if (only === undefined) throw new Error("nothing was recorded");
  broadcast = only;

  expect([broadcasts.length, only.slug, titleBySlug]).toEqual([1, "kollegiya", { kollegiya: "Итоги года" }]);
  expect(only.duration).toBeGreaterThan(8_000);
});

test("[RC16] a press on the page downloads a file that ffmpeg decodes without a word", async () => {
  await page.goto(`${server.httpUrl}/pult/zapisi`);
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: /Скачать MP4/ }).click();
  const download = await coming;
  const path = join(folder, "film.mp4");
  await download.saveAs(path);
  const film = probed(await readFile(path));

  expect(download.suggestedFilename()).toMatch(/^Итоги года \d{4}-\d\d-\d\d \d\d-\d\d\.mp4$/);
  expect(film.complaints).toBe("");
  expect(film.packets.filter(({ type }) => type === "video").length).toBeGreaterThan(250);
});

test("[RC9] an interrupted download goes on where it was", async () => {
  const address = `${server.httpUrl}/api/recordings/${broadcast.id}.mp4`;
  const head = await fetch(address, { method: "HEAD", headers: { cookie: control.cookie } });
  const whole = Buffer.from(await (await fetch(address, { headers: { cookie: control.cookie } })).arrayBuffer());
  const headers = { cookie: control.cookie, range: "bytes=100000-", "if-range": head.headers.get("etag") ?? "" };
  const rest = await fetch(address, { headers });

  expect([Number(head.headers.get("content-length")), rest.status]).toEqual([whole.length, 206]);
  expect(Buffer.from(await rest.arrayBuffer()).equals(whole.subarray(100_000))).toBe(true);
});

test("[RC5] Chromium plays it from end to end, and finds the right frame on both sides of the break", async () => {
  await page.evaluate(`{
    const video = document.createElement("video");
    video.muted = true;
    video.src = "/api/recordings/${broadcast.id}.mp4";
    document.body.replaceChildren(video);
  }`);
  await until(page, 'document.querySelector("video").readyState >= 1');
  const seen = async (seconds: number) => {
    await page.evaluate(`document.querySelector("video").currentTime = ${seconds}`);
    await until(page, 'document.querySelector("video").readyState >= 2 && !document.querySelector("video").seeking');
    return Number(await until(page, 'window.efirBarcode.read("video")'));
  };
  const total = Number(await page.evaluate('document.querySelector("video").duration'));
  const codes = [await seen(1), await seen(3), await seen(total - 3), await seen(total - 1.5)];
  const [first = 0, second = 0, third = 0, fourth = 0] = codes;
  await page.evaluate('document.querySelector("video").currentTime = 0');
  await page.evaluate('document.querySelector("video").playbackRate = 8');
  await page.evaluate('document.querySelector("video").play()');
  await until(page, 'document.querySelector("video").ended', 30_000);

  expect(Math.abs(second - first - 2000)).toBeLessThanOrEqual(2 * frameMs);
  expect(Math.abs(fourth - third - 1500)).toBeLessThanOrEqual(2 * frameMs);
  expect(await page.evaluate('document.querySelector("video").error')).toBeNull();
});

test("[RC15] it is deleted after a question, and is nowhere any more", async () => {
  await page.goto(`${server.httpUrl}/pult/zapisi`);
  await page.getByRole("button", { name: /^Удалить:/ }).click();
  await page.getByRole("button", { name: "Удалить навсегда" }).click();
  await page.getByText("Записей пока нет").waitFor();
  const file = await control.request("GET", `/api/recordings/${broadcast.id}.mp4`);
  const replay = await fetch(`${server.httpUrl}/replay/kollegiya/index.m3u8`);

  expect([file.status, replay.status, (await told()).broadcasts]).toEqual([404, 404, []]);
  expect(server.output()).toContain("recording deleted");
});

test("nothing went wrong on the page", () => {
  expect(trouble).toEqual([]);
});
