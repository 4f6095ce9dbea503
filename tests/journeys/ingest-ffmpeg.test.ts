import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { systemClock } from "../../server/clock.ts";
import { RtmpServer } from "../../server/ingest/rtmp-server.ts";
import { silentLog } from "../../server/log.ts";
import type { MediaEvent, Sample } from "../../server/media/sample.ts";

const PICTURE = ["-f", "lavfi", "-i", "testsrc2=s=320x180:r=25"];
const SOUND = ["-f", "lavfi", "-i", "sine=r=48000"];
const H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "25"];
const AAC = ["-c:a", "aac"];
const TWO_SECONDS = ["-t", "2"];

const events: MediaEvent[] = [];
let server: RtmpServer | null = null;

async function publish(...encoder: readonly string[]): Promise<{ exitCode: number; words: string }> {
  server = new RtmpServer({
    clock: systemClock,
    log: silentLog,
    authorize: async ({ streamKey }) =>
      streamKey === "key" ? { ok: true, stage: "main" } : { ok: false, reason: "The key is wrong." },
    claim: () => ({ ok: true, sink: { push: (event) => events.push(event), end: () => undefined } }),
  });
  const { port } = await server.listen(0, "127.0.0.1");
  const address = `rtmp://127.0.0.1:${port}/live/`;
  const ffmpeg = spawn("ffmpeg", ["-v", "error", ...encoder.map((word) => word.replace("rtmp:", address))]);
  let words = "";
  ffmpeg.stderr.on("data", (bytes: Buffer) => {
    words += bytes.toString();
  });
  const [exitCode] = await once(ffmpeg, "close");
  return { exitCode, words };
}

afterEach(async () => {
  await server?.close();
  events.length = 0;
});

const samples = (type: Sample["type"]) =>
  events.flatMap((event) => (event.type === "sample" && event.sample.type === type ? [event.sample] : []));
const tracks = () => events.flatMap((event) => (event.type === "track" ? [event.track.type] : []));
const to = (key: string) => [...TWO_SECONDS, "-f", "flv", `rtmp:${key}`];

test("[RT26] B-frames come with their composition offsets", async () => {
  await publish(...PICTURE, ...SOUND, ...H264, "-preset", "veryfast", "-bf", "2", ...AAC, ...to("key"));
  expect(tracks()).toEqual(["video", "audio"]);
  expect(samples("video")).toHaveLength(50);
  expect(new Set(samples("video").map((sample) => sample.compositionOffset)).size).toBeGreaterThan(1);
});

test("[RT15] a picture without sound", async () => {
  await publish(...PICTURE, ...H264, ...to("key"));
  expect(tracks()).toEqual(["video"]);
  expect(samples("video")).toHaveLength(50);
});

test("[RT15] sound without a picture", async () => {
  await publish(...SOUND, ...AAC, ...to("key"));
  expect(tracks()).toEqual(["audio"]);
  expect(samples("audio").length).toBeGreaterThan(90);
});

test("[RT20] over the wrap of FFmpeg's timestamps, which comes after 31 bits", async () => {
  const late = ["-output_ts_offset", "4294966.5"];
  await publish(...PICTURE, ...SOUND, ...H264, ...AAC, ...late, ...to("key"));
  expect(samples("video")).toHaveLength(50);
  expect(events.some((event) => event.type === "jump")).toBe(false);
});

test("[RT32] a wrong key is told to the person at the encoder", async () => {
  const { exitCode, words } = await publish(...PICTURE, ...H264, ...to("wrong"));
  expect(exitCode).not.toBe(0);
  expect(words).toContain("The key is wrong.");
});

test("[RT29] so is a codec we do not take", async () => {
  const { words } = await publish(...PICTURE, "-c:v", "flv1", ...to("key"));
  expect(words).toContain("video codec H.263: send H.264, HEVC or AV1");
});
