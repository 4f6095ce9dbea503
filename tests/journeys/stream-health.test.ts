import { spawn } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerId } from "../../shared/ids.ts";
import type { AudienceSummary, StreamHealth } from "../../shared/protocol.ts";
import { launchChromium } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { openViewer } from "../support/viewer-page.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const SLOW = 150_000;
const within = { timeout: 45_000, interval: 250 };

let server: RunningServer;
let room: ControlClient;
let health: StreamHealth | null = null;
let audience: AudienceSummary | null = null;
/** All that was told of loudness: what was so for some seconds only is not missed by who looks late. */
const heard: number[] = [];

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  room = await signIn(server.httpUrl);
  await room.openMeeting("primer", "Итоги года");
  room.socket.on("health", (told: StreamHealth) => {
    health = told;
    if (told.sound.state === "measured") heard.push(told.sound.shortTermLufs ?? 0);
  });
  room.socket.on("audience", (told: AudienceSummary) => {
    audience = told;
  });
  for (const kind of ["timeline", "rundown"] as const)
    room.socket.emit("follow", { ledger: ledgerId(kind, "primer"), epoch: null, since: 0 });
}, SLOW);

afterAll(async () => {
  room.close();
  await server.stop();
});

/** An encoder as it is on a bad day: each tenth picture is lost, and after `soundSeconds` the microphone is off. */
function push(soundSeconds: number) {
  // BS.1770: a sine of 997 Hz at full scale in one channel reads −3.01 LUFS; in two, at a tenth of it, −20.
  const tone = `if(lt(t\\,${soundSeconds})\\,0.1*sin(997*2*PI*t)\\,0)`;
  const ffmpeg = spawn(
    "ffmpeg",
    [
      ...["-v", "error", "-re", "-f", "lavfi", "-i", "testsrc2=s=160x90:r=25"],
      ...["-re", "-f", "lavfi", "-i", `aevalsrc=exprs=${tone}|${tone}:s=48000`],
      ...["-vf", "select='not(eq(mod(n\\,10)\\,3))'", "-vsync", "passthrough"],
      ...["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-threads", "1", "-g", "25", "-bf", "0"],
      ...["-c:a", "aac", "-b:a", "128k", "-t", "60", "-f", "flv", `${server.rtmpUrl}/${streamKey}`],
    ],
    { stdio: "ignore" },
  );
  return { stop: () => ffmpeg.kill("SIGKILL") };
}

test(
  "[CR53] [CR54] a control room hears how loud a real stream is, that it fell silent, and that pictures are missing",
  async () => {
    // A busy machine takes seconds to open its ear, and the short-term window is three.
    const encoder = push(14);
    try {
      await expect.poll(() => heard, within).toContainEqual(expect.closeTo(-20, 0));
      await expect.poll(() => silentMs(), within).toBeGreaterThan(1_500);
      expect(health?.sound).toMatchObject({ state: "measured", momentaryLufs: expect.closeTo(-120, 0) });
      expect(health?.droppedShare).toBeCloseTo(0.1, 1);
      expect(health?.recording).toMatchObject({ writing: "on", freeBytes: expect.any(Number) });
      expect(health?.recording.hoursLeft).toBeGreaterThan(0);
    } finally {
      encoder.stop();
    }
    await expect.poll(() => health?.sound, within).toEqual({ state: "unmeasured", why: "NO_SOUND" });
  },
  SLOW,
);

test(
  "[CR51] [VW39] a real page tells how late it sees cards, and when it goes back and forth",
  async () => {
    const source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
    await source.start();
    const browser = await launchChromium();
    try {
      const viewer = await openViewer(browser, `${server.httpUrl}/m/primer`);
      const lagOnPage = async () =>
        Number(await viewer.page.evaluate(`Date.now() - document.querySelector("efir-player").playhead`));
      // Told once a second, and again when it is shorter by 200 ms: a page that has just begun still comes closer.
      await expect.poll(async () => Math.abs(lag() - (await lagOnPage())), within).toBeLessThan(400);
      // What was told may be a second old, and the page nearer by now.
      await expect.poll(async () => (audience?.firstLagMs ?? Number.NaN) - (await lagOnPage()), within).toBeLessThan(0);
      const near = lag();
      await viewer.seekBack(12_000);
      await expect.poll(lag, within).toBeGreaterThan(near + 2_000);
      const far = lag();
      await viewer.page.evaluate(`document.querySelector("efir-player").seekTo("live")`);
      // A player that had to wait on the way keeps farther from the edge than before.
      await expect.poll(lag, within).toBeLessThan((near + far) / 2);
    } finally {
      await browser.close();
      await source.kill();
    }
    await expect.poll(() => audience, within).toMatchObject({ people: 0, firstLagMs: null });
  },
  SLOW,
);

const lag = () => audience?.medianLagMs ?? Number.NaN;
const measured = () => (health?.sound.state === "measured" ? health.sound : null);
const silentMs = () => measured()?.silentMs ?? 0;
