import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Clip } from "../../shared/clips.ts";
import type { ToldRecordings } from "../../shared/recordings.ts";
import { barcodePageScript } from "../support/barcode-page.ts";
import { launchChromium, until, watchForTrouble } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { probed } from "../support/packaged.ts";
import { axeViolations, sidewaysScroll } from "../support/page-checks.ts";
import { longPatience } from "../support/patience.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const slug = "kollegiya";
/** One picture, and what rounding to milliseconds makes of it. */
const ONE_FRAME_MS = 1000 / 30 + 2;

let server: RunningServer;
let control: ControlClient;
let source: WallClockSource;
let browser: Browser;
let page: Page;
let trouble: readonly string[];
let live: { readonly clip: Clip; readonly code: number };

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_SLATE: "off" } });
  control = await signIn(server.httpUrl);
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  await control.openMeeting(slug, "Итоги года");
  browser = await launchChromium();
  const context = await browser.newContext({ locale: "ru-RU", viewport: { width: 1440, height: 1000 } });
  const [name = "", value = ""] = control.cookie.split("=");
  await context.addCookies([{ name, value, url: server.httpUrl }]);
  await context.addInitScript({ content: barcodePageScript });
  page = await context.newPage();
  trouble = watchForTrouble(page, server.httpUrl);
});
afterAll(async () => {
  await browser?.close();
  control?.close();
  await source?.kill();
  await server?.stop();
});

/** What the page's player says of itself. */
interface Player {
  readonly state: { readonly phase: string };
  readonly playhead: number | null;
  watchFrom(at: number): void;
}
// The page has one player, and this is what `efir-player` is there.
const phase = () => page.locator("efir-player").evaluate((one) => (one as unknown as Player).state.phase);
const playhead = () => page.locator("efir-player").evaluate((one) => (one as unknown as Player).playhead);
const watchFrom = (at: number) =>
  page.locator("efir-player").evaluate((one, from) => (one as unknown as Player).watchFrom(from), at);
const clips = async () =>
  ((await (await control.request("GET", `/api/meetings/${slug}/clips/desk`)).json()) as { clips: readonly Clip[] })
    .clips;

/** From the frame that stands on the screen; three seconds on the end is marked by its key. @returns what was marked */
async function markAndMake(title: string): Promise<{ readonly clip: Clip; readonly code: number }> {
  await page.getByRole("button", { name: "Приостановить" }).click();
  await expect.poll(phase, longPatience).toBe("paused");
  const code = (await page.evaluate('window.efirBarcode.read("video")')) as number;
  const from = (await playhead()) ?? 0;
  await page.locator("efir-player").press("i");
  await page.getByRole("button", { name: "Смотреть", exact: true }).click();
  await expect.poll(async () => ((await playhead()) ?? 0) - from, longPatience).toBeGreaterThan(3_000);
  await page.locator("efir-player").press("o");
  await page.getByRole("textbox", { name: "Название клипа" }).fill(title);
  await page.getByRole("button", { name: "Сделать клип" }).click();
  await page.getByRole("heading", { name: `Клип «${title}» готов` }).waitFor();
  const clip = (await clips()).find((one) => one.title === title);
  if (clip === undefined) throw new Error("no clip is made");
  return { clip, code };
}

/** The bar code of the frame that the clip's public page shows first. */
async function firstFrame({ id }: Clip): Promise<number> {
  const viewer = await page.context().newPage();
  try {
    await viewer.goto(`${server.httpUrl}/m/${slug}/blic/${id}`);
    await viewer.evaluate(`(() => {
      const film = document.querySelector("figure video");
      film.preload = "auto";
      film.load();
    })()`);
    await until(viewer, 'document.querySelector("figure video").readyState >= 2');
    // Painted a moment after it is there.
    const read = () => viewer.evaluate('window.efirBarcode.read("figure video") || null') as Promise<number | null>;
    await expect.poll(read, longPatience).not.toBeNull();
    return (await read()) ?? 0;
  } finally {
    await viewer.close();
  }
}

/** It is no longer shown from the archive. */
const isItsOwn = ({ id }: Clip) =>
  expect
    .poll(async () => (await clips()).find((clip) => clip.id === id)?.media?.poster ?? null, longPatience)
    .not.toBeNull();

test("[BZ200] [BZ211] a part is marked live by keys, and is a clip at once that begins with the frame that was on the screen", async () => {
  await page.goto(`${server.httpUrl}/pult/${slug}/blic`);
  await page.getByRole("link", { name: "Клип из эфира" }).click();
  await page.getByRole("heading", { name: "Из эфира" }).waitFor();
  await expect.poll(phase, longPatience).toBe("live");
  // Everything that is marked lies within what is shown here.
  await expect.poll(playhead, longPatience).not.toBeNull();

  live = await markAndMake("О новых бригадах");
  expect(live.clip).toMatchObject({ sort: "stream", state: "approved", source: { stage: "main" } });
  expect(Math.abs((await firstFrame(live.clip)) - live.code)).toBeLessThan(ONE_FRAME_MS);
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
});

test("[BZ213] its MP4 is downloaded under its name, as long as what was marked, and ffmpeg reads it without a word", async () => {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Скачать MP4" }).click();
  const download = await coming;
  const bytes = await readFile(await download.path());
  expect(download.suggestedFilename()).toBe("О новых бригадах.mp4");
  expect(probed(bytes).complaints).toBe("");
  const list = await (await fetch(`${server.httpUrl}/clip/${live.clip.id}/index.m3u8`)).text();
  expect(list).toContain("#EXT-X-ENDLIST");
});

test("[BZ203] its own film is cut from the same frame", async () => {
  await isItsOwn(live.clip);
  expect(Math.abs((await firstFrame(live.clip)) - live.code)).toBeLessThan(ONE_FRAME_MS);
});

test("[BZ204] [BZ210] a closed meeting's recording is marked alike, and clips outlive it", async () => {
  await control.timeline(slug, { type: "close" });
  await page.reload();
  await expect.poll(phase, longPatience).toBe("ready");
  await watchFrom(live.clip.source?.from ?? 0);
  await expect.poll(phase, longPatience).toBe("replaying");
  const recorded = await markAndMake("Из записи");
  await isItsOwn(recorded.clip);

  const told = (await (await control.request("GET", "/api/recordings")).json()) as ToldRecordings;
  const [broadcast] = told.broadcasts;
  const dropped = await control.request("DELETE", `/api/recordings/${broadcast?.id}`);
  expect(dropped.status).toBe(204);
  for (const { clip, code } of [live, recorded]) {
    expect(Math.abs((await firstFrame(clip)) - code)).toBeLessThan(ONE_FRAME_MS);
  }
  expect(trouble).toEqual([]);
});
