import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RecordingList } from "../../shared/recordings.ts";
import { changeTo, expectOnFrame, takeSpeaker } from "../support/cards-on-frames.ts";
import { launchChromium, showsText, until } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { openViewer, type WatchingPage } from "../support/viewer-page.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const phase = 'document.querySelector("efir-viewer-page").phase';

let server: RunningServer;
let control: ControlClient;
let source: WallClockSource;
let browser: Browser;
let live: WatchingPage;
let replay: WatchingPage;
/** Programme times of the takes. */
let first: number;
let second: number;

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_SLATE: "on" } });
  control = await signIn(server.httpUrl);
  await control.openMeeting("kollegiya", "Итоги года");
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  control?.close();
  await source?.kill();
  await server?.stop();
});

test("[AR] a meeting with a kill -9 in its middle is recorded up to the last whole segment", async () => {
  live = await openViewer(browser, `${server.httpUrl}/m/kollegiya`);
  await live.page.evaluate("window.sameDocument = true");
  await live.waitFor((frame) => frame.codeMs !== null);
  await live.page.waitForTimeout(4000);
  first = await takeSpeaker(control, live.page, "kollegiya", "Андрей Лебедев");
  await live.waitFor((frame) => frame.speaker === "Андрей Лебедев");
  await live.page.waitForTimeout(5000);
  control.close();
  server = await server.killAndRestart();
  await source.kill();
  await source.start();
  control = await signIn(server.httpUrl);
  const back = Date.now();
  await live.waitFor((frame) => (frame.codeMs ?? 0) > back + 3000, 60_000);
  second = await takeSpeaker(control, live.page, "kollegiya", "Елена Воронцова");
  await live.waitFor((frame) => frame.speaker === "Елена Воронцова");
  await live.page.waitForTimeout(5000);
});

test("[VW] when it closes, the page of who watches turns into the replay by itself", async () => {
  await control.timeline("kollegiya", { type: "close" });
  await until(live.page, `["ended", "replay"].includes(${phase})`, 40_000);
  await source.stop();
  await until(live.page, showsText("Смотреть запись"), 40_000);
  expect(await live.page.evaluate("window.sameDocument")).toBe(true);
  expect(live.trouble).toEqual([]);
  await live.page.close();
});

test("[TL7] in the replay each card changes on the frame on which it changed live, on both sides of the kill", async () => {
  replay = await openReplay();
  await expectOnItsFrame(first, "Андрей Лебедев");
  await expectOnItsFrame(second, "Елена Воронцова");
  expect(replay.trouble).toEqual([]);
});

test("the replay's playlist is complete, marks the gap and decodes from end to end", async () => {
  const text = await (await fetch(`${server.httpUrl}/replay/kollegiya/index.m3u8`)).text();
  expect(text).toContain("#EXT-X-PLAYLIST-TYPE:VOD");
  expect(text.trimEnd().endsWith("#EXT-X-ENDLIST")).toBe(true);
  expect(text.split("#EXT-X-DISCONTINUITY\n").length).toBeGreaterThan(1);
  const listedSeconds = [...text.matchAll(/#EXTINF:([\d.]+)/g)].reduce((sum, [, length]) => sum + Number(length), 0);
  // From the opening to the close, without what the restart took.
  expect(listedSeconds).toBeGreaterThan(15);
  const log = ffmpeg(["-v", "error", "-i", `${server.httpUrl}/replay/kollegiya/index.m3u8`, "-f", "null", "-"]);
  expect(log).toBe("");
});

test("[RC] the recording downloads as an MP4 that any player takes, and can be deleted for good", async () => {
  const list = (await (await control.request("GET", "/api/recordings")).json()) as RecordingList;
  expect(list.broadcasts.length).toBeGreaterThan(0);
  for (const { id, duration } of list.broadcasts) {
    const answer = await control.request("GET", `/api/recordings/${id}.mp4`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, bytes.length]).toEqual([200, Number(answer.headers.get("content-length"))]);
    const file = join(server.dataDir, "download.mp4");
    writeFileSync(file, bytes);
    const [seconds] = execFileSync("ffprobe", [
      "-v",
      "error",
      "-show_entries",
      "format=duration",
      "-of",
      "csv=p=0",
      file,
    ])
      .toString()
      .split("\n");
    expect(Math.abs(Number(seconds) - duration / 1000)).toBeLessThan(0.2);
    expect(ffmpeg(["-v", "error", "-i", file, "-f", "null", "-"])).toBe("");
  }
  for (const { id } of list.broadcasts) {
    expect((await control.request("DELETE", `/api/recordings/${id}`)).ok).toBe(true);
  }
  const gone = await fetch(`${server.httpUrl}/replay/kollegiya/index.m3u8`);
  expect(gone.status).toBe(404);
  const after = (await (await control.request("GET", "/api/recordings")).json()) as RecordingList;
  expect(after.broadcasts).toEqual([]);
});

async function openReplay(): Promise<WatchingPage> {
  const opened = await openViewer(browser, `${server.httpUrl}/m/kollegiya`);
  await until(opened.page, `${phase} === "replay"`);
  await opened.page.evaluate('document.querySelector("efir-player").play?.()');
  return opened;
}

async function expectOnItsFrame(from: number, name: string): Promise<void> {
  const start = (await replay.frames()).length;
  await replay.page.evaluate(`document.querySelector("efir-player").watchFrom(${from} - 1500)`);
  await replay.waitFor((frame) => Math.abs(frame.at - (from - 1000)) < 500 && frame.speaker !== name, 30_000);
  await replay.waitFor((frame) => frame.at > from + 300 && frame.speaker === name, 30_000);
  const frames = (await replay.frames()).slice(start);
  expectOnFrame(changeTo(frames, name), from, frames);
}

const ffmpeg = (args: readonly string[]) =>
  execFileSync("ffmpeg", args, { stdio: ["ignore", "pipe", "pipe"] }).toString();
