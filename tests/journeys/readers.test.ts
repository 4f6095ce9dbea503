import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FlvTag } from "../../server/media/flv-tag.ts";
import { launchChromium } from "../support/chromium.ts";
import { makeClip, shifted, tagsOf } from "../support/clip-files.ts";
import { signIn } from "../support/control-client.ts";
import { type LiveReading, readLive, readRuns } from "../support/ffmpeg-reader.ts";
import { type HlsJsPage, openHlsJsPage, type PlayerReport } from "../support/hls-js-page.ts";
import { dueByThemselves, FfmpegPush, pushInRealTime } from "../support/live-pushes.ts";
import type { Probed } from "../support/packaged.ts";
import { PlaylistFollower } from "../support/playlist-follower.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";

/** Short, so that segments leave the playlist while somebody reads it. */
const windowMinutes = 0.5;
const framesPerSecond = 25;
const frameTicks = 90_000 / framesPerSecond;
const soundPerSecond = 48_000 / 1024;
/** ffmpeg reads so much of the live playlist, from its first segment on. */
const readSeconds = 8;

interface Clips {
  readonly plain: string;
  readonly bFrames: string;
  readonly longGop: string;
  readonly large: string;
  readonly tags: readonly FlvTag[];
  readonly largeTags: readonly FlvTag[];
}

interface Target {
  readonly clips: Clips;
  readonly url: string;
  readonly port: number;
  readonly key: string;
}

interface Case {
  /** What the encoder does, in real time, to its end. */
  push(target: Target): Promise<void>;
  /** Pictures sent between two discontinuities, as far as they are known. */
  readonly pictures: readonly (number | "some")[];
  readonly hasSound?: false;
}

/** What became of a case while all of them ran. */
interface Outcome {
  readonly follower: PlaylistFollower;
  readonly reports: readonly PlayerReport[];
  readonly live: LiveReading | null;
  readonly runs: readonly Probed[];
}

const seconds = (count: number) => ["-t", String(count)];
const push = (clip: string, url: string, ...selection: readonly string[]) => new FfmpegPush(clip, url, selection);
/** The clip for ten seconds, then the same encoder with its clock moved. */
const leap = (tags: readonly FlvTag[], fromMs: number, byMs: number) => [
  ...dueByThemselves(shifted(tags, 10_000, 0)).map(({ tag, dueMs }) => ({ tag: moved(tag, fromMs), dueMs })),
  ...dueByThemselves(shifted(tags, 10_000, 0), 10_000).map(({ tag, dueMs }) => ({
    tag: moved(tag, fromMs + 10_000 + byMs),
    dueMs,
  })),
];
const moved = (tag: FlvTag, byMs: number): FlvTag => ({ ...tag, timestampMs: (tag.timestampMs + byMs) >>> 0 });

const cases: Readonly<Record<string, Case>> = {
  "a plain stream": {
    push: async ({ clips, url }) => void (await push(clips.plain, url, ...seconds(44)).ended()),
    pictures: ["some"],
  },
  "B-frames": {
    push: async ({ clips, url }) => void (await push(clips.bFrames, url, ...seconds(20)).ended()),
    pictures: [500],
  },
  "no sound": {
    push: async ({ clips, url }) => void (await push(clips.plain, url, "-an", ...seconds(20)).ended()),
    pictures: [500],
  },
  "sound alone": {
    push: async ({ clips, url }) => void (await push(clips.plain, url, "-vn", ...seconds(20)).ended()),
    // A still picture stands beside it (HL42).
    pictures: [20 * framesPerSecond],
  },
  "a keyframe every ten seconds": {
    push: async ({ clips, url }) => void (await push(clips.longGop, url, ...seconds(24)).ended()),
    pictures: [600],
  },
  "an encoder that comes back with another size": {
    push: async ({ clips, url }) => {
      await push(clips.plain, url, ...seconds(10)).ended();
      await push(clips.large, url, ...seconds(10)).ended();
    },
    pictures: [250, 250],
  },
  "another size within a session": {
    push: ({ clips, port, key }) =>
      pushInRealTime(port, key, [
        ...dueByThemselves(shifted(clips.tags, 10_000, 0)),
        ...dueByThemselves(shifted(clips.largeTags, 10_000, 10_000)),
      ]),
    pictures: [250, 250],
  },
  "time stamps that wrap after 32 bits": {
    push: ({ clips, port, key }) =>
      pushInRealTime(
        port,
        key,
        dueByThemselves(shifted(clips.tags, 20_000, 0)).map(({ tag, dueMs }) => ({
          tag: moved(tag, 4_294_960_000),
          dueMs,
        })),
      ),
    pictures: [500],
  },
  "a clock that leaps an hour ahead": {
    push: ({ clips, port, key }) => pushInRealTime(port, key, leap(clips.tags, 0, 3_600_000)),
    pictures: [250, 250],
  },
  "a clock that falls 90 s back": {
    push: ({ clips, port, key }) => pushInRealTime(port, key, leap(clips.tags, 100_000, -90_000)),
    pictures: [250, 250],
  },
  "an encoder that is killed and comes back": {
    push: async ({ clips, url }) => {
      const first = push(clips.plain, url);
      await wait(8_000);
      first.kill();
      await first.ended();
      await push(clips.plain, url, ...seconds(36)).ended();
    },
    pictures: ["some"],
  },
};
const stageOf = (name: string) => (name === "a plain stream" ? "main" : `s${Object.keys(cases).indexOf(name)}`);

let folder: string;
let server: RunningServer;
let browser: Browser;
let players: HlsJsPage;
const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "efir-readers-"));
  const clips = await makeClips();
  server = await startServer({
    env: {
      EFIR_ADMIN_PASSWORD: adminPassword,
      EFIR_STAGES: Object.keys(cases).map(stageOf).join(","),
      EFIR_DVR_MINUTES: String(windowMinutes),
    },
  });
  const control = await signIn(server.httpUrl);
  const keys = await Promise.all(Object.keys(cases).map(async (name) => [name, await keyOf(control, name)] as const));
  control.close();
  browser = await launchChromium();
  players = await openHlsJsPage(browser);
  const port = Number(new URL(server.rtmpUrl.replace("rtmp:", "http:")).port);
  await Promise.all(
    keys.map(async ([name, key]) => {
      const target = { clips, url: `${server.rtmpUrl}/${key}`, port, key };
      outcomes.set(name, await play(name, target));
    }),
  );
}, 150_000);

afterAll(async () => {
  await players?.close();
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe.each(Object.entries(cases))("%s", (name, { pictures, hasSound = true }) => {
  const outcome = () => outcomes.get(name) ?? expect.fail("it did not run");

  test("every playlist keeps the rules, by itself and beside the one before", () => {
    const { follower } = outcome();
    expect([...follower.problems]).toEqual([]);
    expect(follower.reloads).toBeGreaterThan(20);
  });

  test("ffmpeg decodes all of it, every picture and no picture twice", () => {
    const { runs } = outcome();
    expect(runs.map(({ complaints }) => complaints)).toEqual(runs.map(() => ""));
    const seen = runs.map(({ packets }) => packets.filter(({ type }) => type === "video"));
    expect(seen.map((packets, run) => (pictures[run] === "some" ? "some" : packets.length))).toEqual(pictures);
    for (const packets of seen) expect(new Set(packets.map(({ pts }) => pts)).size).toBe(packets.length);
    for (const { packets } of runs) expect(packets.some(({ type }) => type === "audio")).toBe(hasSound);
  });

  test("pictures are shown evenly, from the first to the last", () => {
    for (const { packets } of outcome().runs) {
      const shownAt = packets.filter(({ type }) => type === "video").map(({ pts }) => pts);
      const steps = new Set(shownAt.toSorted((a, b) => a - b).map((pts, index, all) => pts - (all[index - 1] ?? pts)));
      expect([...steps].filter((step) => step !== 0 && step !== frameTicks)).toEqual([]);
    }
  });

  test("stock hls.js plays it to the end, over every discontinuity", () => {
    const { reports, follower } = outcome();
    const { segments } = follower.playlist;
    const last = segments.findLast(({ isDiscontinuity }) => isDiscontinuity) ?? segments[0];
    expect(reports.at(-1)?.fatal).toEqual([]);
    expect(reports.at(-1)?.playingDate).toBeGreaterThan(Date.parse(last?.date ?? "") + 1000);
    expect((reports.at(-1)?.currentTime ?? 0) - (reports[0]?.currentTime ?? 0)).toBeGreaterThan(5);
  });
});

test.each(["a plain stream", "B-frames", "no sound", "sound alone", "time stamps that wrap after 32 bits"])(
  "ffmpeg follows the live playlist of %s",
  (name) => {
    const live = outcomes.get(name)?.live;
    expect(live?.complaints).toBe("");
    expect(live?.shownAt.video).toHaveLength(readSeconds * framesPerSecond);
    expect(Math.abs((live?.shownAt.audio.length ?? 0) - readSeconds * soundPerSecond)).toBeLessThanOrEqual(2);
    expect(live?.shownAt.video).toEqual(live?.shownAt.video.toSorted((a, b) => a - b));
  },
);

test("[HL16] [HL25] segments and discontinuities left while somebody read, and deltas left out what was known", () => {
  const { follower } = outcomes.get("an encoder that is killed and comes back") ?? expect.fail("it did not run");
  expect(follower.playlist.segments.every(({ isDiscontinuity }) => !isDiscontinuity)).toBe(true);
  expect(follower.deltas).toBeGreaterThan(5);
});

async function makeClips(): Promise<Clips> {
  const file = (name: string) => join(folder, `${name}.flv`);
  await makeClip(file("plain"), { seconds: 45 });
  await makeClip(file("b-frames"), { seconds: 20, bFrames: 2 });
  await makeClip(file("long-gop"), { seconds: 24, gopFrames: 250 });
  await makeClip(file("large"), { seconds: 10, size: "640x360" });
  return {
    plain: file("plain"),
    bFrames: file("b-frames"),
    longGop: file("long-gop"),
    large: file("large"),
    tags: await tagsOf(file("plain")),
    largeTags: await tagsOf(file("large")),
  };
}

async function keyOf(control: Awaited<ReturnType<typeof signIn>>, name: string): Promise<string> {
  if (stageOf(name) === "main") return streamKey;
  const answer = await control.request("POST", `/api/stages/${stageOf(name)}/key`);
  // The answer's shape is WB30's.
  return ((await answer.json()) as { key: string }).key;
}

async function play(name: string, target: Target): Promise<Outcome> {
  const stage = stageOf(name);
  const path = `/hls/${stage}/index.m3u8`;
  const follower = new PlaylistFollower(server.httpUrl + path);
  let isOver = false;
  const pushed = cases[name]?.push(target).then(() => {
    isOver = true;
  });
  await follower.listed();
  const followed = follower.follow();
  const live = readLive(follower.url, readSeconds);
  // A host of its own for each: a browser keeps at most six connections to one, and reloads hold theirs.
  await players.play(stage, `http://${stage}.localhost:${new URL(server.httpUrl).port}${path}`);
  const reports: PlayerReport[] = [];
  while (!isOver) {
    await wait(500);
    reports.push(await players.report(stage));
  }
  await pushed;
  follower.stop();
  await followed;
  return {
    follower,
    reports: reports.filter(({ playingDate }) => playingDate !== null),
    live: await live,
    runs: await readRuns(follower.url, await finalPlaylist(follower)),
  };
}

async function finalPlaylist(follower: PlaylistFollower) {
  const last = new PlaylistFollower(follower.url);
  return last.listed();
}
