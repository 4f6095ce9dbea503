import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CardOf } from "../../shared/cards/index.ts";
import type { Clip } from "../../shared/clips.ts";
import { launchChromium, showsText, until, watchForTrouble } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { showingOf } from "../support/kinds-on-frames.ts";
import { axeViolations, sidewaysScroll } from "../support/page-checks.ts";
import { longPatience } from "../support/patience.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { approvedInterview, filmInterview } from "../support/sent-clip.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const slug = "kollegiya";
/** Long enough for all that is asked of it while it plays, on a machine with other work. */
const FILM_SECONDS = 12;
/** A picture that stalled comes nearer by hundredths of its pace. */
const returning = { timeout: 45_000 } as const;

let folder: string;
let server: RunningServer;
let control: ControlClient;
let source: WallClockSource;
let browser: Browser;
let page: Page;
let trouble: readonly string[];
let clip: Clip;
/** The first frame of the film in the picture's place. */
let from: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "efir-blitz-"));
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  control = await signIn(server.httpUrl);
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  await control.openMeeting(slug, "Итоги года");
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  control?.close();
  await source?.kill();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function openPage(path: string): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  trouble = watchForTrouble(page, server.httpUrl);
  await page.goto(`${server.httpUrl}${path}`);
}

const aCard = (where: CardOf<"blitz">["where"]): CardOf<"blitz"> => ({
  kind: "blitz",
  id: `blitz-${where}`,
  title: clip.title,
  quotation: clip.quotation,
  name: "Алия Маратовна Гареева",
  where,
  durationMs: clip.media?.durationMs ?? 0,
  clipId: clip.id,
});

interface Seen {
  readonly shown: boolean;
  readonly paused: boolean;
  readonly filmMuted: boolean;
  readonly broadcastMuted: boolean;
  /** Of the film, in seconds; `null`: there is none. */
  readonly at: number | null;
  readonly rate: number;
  readonly playhead: number;
  readonly lag: number | null;
  readonly phase: string;
}

/** All of one moment, or a busy machine would make them differ. */
const look = (): Promise<Seen> =>
  page.evaluate(`(() => {
    const find = (root) => root.querySelector("efir-clip-film") ??
      [...root.querySelectorAll("*")].map((one) => one.shadowRoot && find(one.shadowRoot)).find(Boolean) ?? null;
    const host = find(document);
    const film = host?.shadowRoot.querySelector("video") ?? null;
    const player = document.querySelector("efir-player");
    return {
      shown: host?.hasAttribute("shown") ?? false,
      paused: film?.paused ?? true,
      filmMuted: film?.muted ?? true,
      broadcastMuted: player.picture.muted,
      at: film?.currentTime ?? null,
      rate: film?.playbackRate ?? 0,
      playhead: player.playhead,
      lag: player.lag,
      phase: player.state.phase,
    };
  })()`) as Promise<Seen>;

/** In step: shown, playing, and within 0.3 s of where the frame on screen says. */
async function inStep(began: number): Promise<Seen> {
  const apart = async () => {
    const { shown, paused, at, playhead } = await look();
    return shown && !paused && at !== null ? Math.abs((playhead - began) / 1000 - at) : Number.POSITIVE_INFINITY;
  };
  await expect.poll(apart, longPatience).toBeLessThan(0.3);
  return look();
}

/** A machine with other work may have made it late. */
const onAir = `["live", "behind"].includes(document.querySelector("efir-player").state.phase)`;
const gone = () => expect.poll(async () => (await look()).at, longPatience).toBeNull();

test("[BZ160] a clip comes by a reporter's link, is made ready, and a moderator lets it on air", async () => {
  const file = join(folder, "interview.mp4");
  await filmInterview(file, FILM_SECONDS);
  clip = await approvedInterview(server.httpUrl, control, slug, file);
  expect(clip.media).toMatchObject({ widthPx: 180, heightPx: 320 });
});

test("[BZ161] [BZ164] in the picture's place it plays in step and is heard, and the broadcast is where it was afterwards", async () => {
  await openPage(`/m/${slug}`);
  await until(page, 'document.querySelector("efir-player").state.phase === "live"');
  await page.evaluate("window.sameDocument = true");
  // Its usual distance: a page that has only begun is still on its way there.
  let before = (await look()).lag ?? 0;
  const settles = async () => {
    const last = before;
    before = (await look()).lag ?? 0;
    return Math.abs(before - last);
  };
  await expect.poll(settles, { ...longPatience, interval: 500 }).toBeLessThan(150);

  await control.take(slug, aCard("instead"));
  from = (await showingOf(server.httpUrl, slug, "blitz-instead")).from;
  expect(await inStep(from)).toMatchObject({ filmMuted: false, broadcastMuted: true });
  expect(await page.evaluate(onAir)).toBe(true);
  await until(page, showsText("Мы едем туда, где нас ждут"));
  await page.getByRole("button", { name: "Субтитры" }).waitFor();

  await gone();
  await expect.poll(look, returning).toMatchObject({ broadcastMuted: false });
  await until(page, onAir);
  // A busy machine makes the player keep a little more distance than before; a broadcast that had stood is a film behind.
  const off = async () => Math.abs(((await look()).lag ?? 0) - before);
  await expect.poll(off, returning).toBeLessThan((FILM_SECONDS * 1000) / 4);
  expect(await page.evaluate("window.sameDocument")).toBe(true);
});

test("[BZ162] rewound, it plays again from where the viewer went, and stands while they pause", async () => {
  await page.evaluate(`document.querySelector("efir-player").seekTo(${from + 5000})`);
  await inStep(from);
  await page.getByRole("button", { name: "Приостановить" }).click();
  await expect.poll(async () => (await look()).paused, longPatience).toBe(true);
  await page.getByRole("button", { name: "К прямому эфиру" }).click();
  await gone();
  expect(await look()).toMatchObject({ broadcastMuted: false });
});

test("[BZ163] [BZ167] beside it nothing is heard until asked, and what is taken off is gone", async () => {
  await until(page, onAir);
  await control.take(slug, aCard("beside"));
  const { from: began } = await showingOf(server.httpUrl, slug, "blitz-beside");
  expect(await inStep(began)).toMatchObject({ filmMuted: true, broadcastMuted: false });
  await page.getByRole("button", { name: "Включить звук интервью" }).click();
  await expect.poll(look, longPatience).toMatchObject({ filmMuted: false, broadcastMuted: true });
  await control.timeline(slug, { type: "clear", layer: "stage" });
  await gone();
  expect(await look()).toMatchObject({ broadcastMuted: false });
  expect(trouble).toEqual([]);
});

test("[BZ171] [BZ174] it stands on the meeting's paper and has a page that plays", async () => {
  await page.locator("#clips a", { hasText: "«Мы едем туда, где нас ждут»" }).click();
  await until(page, 'document.querySelector("figure video")?.readyState > 0');
  expect(await axeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await sidewaysScroll(page)).toBe(0);
  await page.goto(`${server.httpUrl}/m/${slug}/blic`);
  await page.locator(".clips a", { hasText: "«Мы едем туда, где нас ждут»" }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  expect(trouble).toEqual([]);
  await page.close();
});

test("[BZ162] in the replay it plays at the same frames, and at the viewer's pace", async () => {
  await control.timeline(slug, { type: "close" });
  await openPage(`/m/${slug}`);
  await until(page, showsText("Смотреть запись"), 60_000);
  await page.getByRole("button", { name: "Смотреть запись" }).click();
  await until(page, 'document.querySelector("efir-player").state.phase === "replaying"');
  await page.evaluate(`document.querySelector("efir-player").seekTo(${from + 2000})`);
  expect(await inStep(from)).toMatchObject({ filmMuted: false, broadcastMuted: true });
  await page.getByRole("button", { name: "Приостановить" }).press("Shift+Period");
  await expect.poll(async () => (await look()).rate, longPatience).toBeGreaterThan(1.15);
  await inStep(from);
  await page.evaluate(`document.querySelector("efir-player").seekTo(${from + (FILM_SECONDS - 2) * 1000})`);
  await gone();
  expect(await look()).toMatchObject({ broadcastMuted: false, phase: "replaying" });
  expect(trouble).toEqual([]);
});
