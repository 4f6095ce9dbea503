import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

const DAY_MS = 86_400_000;
const preload = new URL("../support/moved-clock.mjs", import.meta.url).href;

let folder: string;
let server: RunningServer;
let control: ControlClient;

/** As `date --set` would, so far from the true time. */
const setClock = (offMs: number) => writeFile(join(folder, "clock"), String(offMs));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "efir-clock-"));
  await setClock(0);
  server = await startServer({
    env: {
      EFIR_ADMIN_PASSWORD: adminPassword,
      // Something on air without an encoder.
      EFIR_SLATE: "on",
      TEST_CLOCK_FILE: join(folder, "clock"),
      NODE_OPTIONS: `--import ${preload}`,
    },
  });
  control = await signIn(server.httpUrl);
  await control.openMeeting("kollegiya", "Итоги года");
});

afterAll(async () => {
  control?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const aSpeaker = () => ({ kind: "speaker", id: randomUUID(), name: "Анна Павлова", post: "директор центра" }) as const;

/** Dates of the playlist's segments, once it is there. */
async function dates(): Promise<readonly number[]> {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await fetch(`${server.httpUrl}/hls/main/index.m3u8`);
    const text = await answer.text();
    if (answer.ok) return [...text.matchAll(/DATE-TIME:(\S+)/g)].map(([, date]) => Date.parse(date ?? ""));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("nothing is on air");
}

/** When the acts on the timeline were, in their order. */
async function acts(): Promise<readonly { readonly seq: number; readonly at: number }[]> {
  const answer = await control.request("GET", "/api/meetings/kollegiya/acts");
  expect(answer.status).toBe(200);
  // The answer's shape is WB28's.
  return (await answer.json()) as readonly { seq: number; at: number }[];
}

/** A new segment later than all that are there. */
async function goesOn(): Promise<readonly number[]> {
  const before = (await dates()).at(-1) ?? 0;
  for (let tries = 0; tries < 150; tries += 1) {
    const now = await dates();
    if ((now.at(-1) ?? 0) > before) return now;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("nothing new came");
}

test.each([
  ["an hour ahead", 3_600_000],
  ["a day ahead", DAY_MS],
  ["a day back", -DAY_MS],
  ["ten years ahead", 3_652 * DAY_MS],
  ["right again", 0],
])("[F5] the clock set %s: dates go on, nobody is signed out, acts stand in their order", async (_what, offMs) => {
  const truth = Date.now();
  await setClock(offMs);
  const listed = await goesOn();
  expect(listed).toEqual(listed.toSorted((a, b) => a - b));
  expect(Math.abs((listed.at(-1) ?? 0) - truth)).toBeLessThan(60_000);
  await control.take("kollegiya", aSpeaker());
  const done = await acts();
  expect(done.map(({ seq }) => seq)).toEqual(done.map((_, index) => index + 1));
  expect(done.map(({ at }) => at)).toEqual(done.map(({ at }) => at).toSorted((a, b) => a - b));
});

test.each([
  ["a day back", -DAY_MS],
  ["a day ahead of that", 0],
])(
  "[F5] started again with the clock %s: everything is there, in order, and the picture comes",
  async (_what, offMs) => {
    const before = await acts();
    control.close();
    await setClock(offMs);
    server = await server.killAndRestart();
    control = await signIn(server.httpUrl);
    expect((await acts()).slice(0, before.length)).toEqual(before);
    await control.take("kollegiya", aSpeaker());
    const done = await acts();
    expect(done.map(({ seq }) => seq)).toEqual(done.map((_, index) => index + 1));
    expect(done.length).toBeGreaterThan(before.length);
    expect((await goesOn()).length).toBeGreaterThan(0);
    expect(
      server
        .output()
        .split("\n")
        .filter((line) => line.includes('"level":"error"')),
    ).toEqual([]);
  },
);
