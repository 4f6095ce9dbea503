import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, until } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { encoderMoods, type Mood } from "../support/encoder-moods.ts";
import { RtmpPublisher } from "../support/rtmp-publisher.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { openViewer, type WatchingPage } from "../support/viewer-page.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const SESSIONS = 100;
const WARM_UP = 24;

let server: RunningServer;
let control: ControlClient;
let browser: Browser;
let viewer: WatchingPage;

beforeAll(async () => {
  server = await startServer({
    env: { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_SLATE: "on", EFIR_ENCODER_GRACE_MS: "300", EFIR_DVR_MINUTES: "1" },
  });
  control = await signIn(server.httpUrl);
  await control.openMeeting("kollegiya", "Итоги года");
});

afterAll(async () => {
  await browser?.close();
  control?.close();
  await server?.stop();
});

/** F6: see docs/reliability.md. */
test("[F6] 100 encoders come, freeze, change and go: the player goes on, descriptors and memory stay level", async () => {
  const first = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await first.start();
  browser = await launchChromium();
  viewer = await openViewer(browser, `${server.httpUrl}/m/kollegiya`);
  await viewer.page.evaluate(`(() => {
    window.sameDocument = true;
    window.statesSeen = [];
    addEventListener("efir-player-state", (event) => window.statesSeen.push(event.state.phase));
  })()`);
  await first.kill();

  const moods = encoderMoods();
  let settled = footprint();
  for (let session = 0; session < SESSIONS; session += 1) {
    await beAnEncoder(moods[(session * 5) % moods.length] ?? moods[0]);
    // Sometimes the slate has time to come, sometimes the next encoder is quicker.
    await wait(session % 3 === 0 ? 500 : 0);
    if (session === WARM_UP) settled = footprint();
  }

  const last = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await retry(() => last.start());
  const back = Date.now();
  await viewer.waitFor((frame) => (frame.codeMs ?? 0) > back, 40_000);
  await until(viewer.page, 'document.querySelector("efir-player").state.phase === "live"', 20_000);
  const seen = await viewer.page.evaluate("[window.sameDocument, window.statesSeen.includes('error')]");
  expect(seen).toEqual([true, false]);
  expect(viewer.trouble).toEqual([]);

  await last.kill();
  const after = footprint();
  expect(after.descriptors).toBeLessThanOrEqual(settled.descriptors + 4);
  expect(after.residentMb).toBeLessThan(settled.residentMb + 64);
  expect(server.output()).not.toMatch(/"level":"error"/);
}, 400_000);

async function beAnEncoder(mood: Mood | undefined): Promise<void> {
  if (mood === undefined) throw new Error("there are moods");
  const port = Number(new URL(server.rtmpUrl.replace(/^rtmp/, "http")).port);
  // Who froze still holds the stage for 3 s: a real encoder tries again, and so do we.
  const publisher = await retry(() => RtmpPublisher.publish({ port, streamKey }));
  const startedAt = performance.now();
  for (const { tag, dueMs } of mood.tags) {
    const early = startedAt + dueMs - performance.now();
    if (early > 5) await wait(early);
    await publisher.push(tag);
  }
  if (mood.end === "stop") await publisher.stop();
  else if (mood.end === "cut") publisher.cut();
  // Frozen: nothing is said and nothing is closed; the next one takes its place.
}

async function retry<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (const deadline = Date.now() + 15_000; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await wait(100);
    }
  }
}

function footprint() {
  const proc = `/proc/${server.process.pid}`;
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`${proc}/status`, "utf8"))?.[1];
  return { descriptors: readdirSync(`${proc}/fd`).length, residentMb: Number(kilobytes) / 1024 };
}
