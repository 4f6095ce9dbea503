import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RecordingList } from "../../shared/recordings.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

/** No disk has so much room. */
const FLOOR_MB = "1048576";

let server: RunningServer;
let control: ControlClient;
let source: WallClockSource;

beforeAll(async () => {
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_DISK_FLOOR_MB: FLOOR_MB } });
  control = await signIn(server.httpUrl);
  await control.openMeeting("kollegiya", "Итоги года");
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
});

afterAll(async () => {
  control?.close();
  await source?.kill();
  await server?.stop();
});

test("[AR11] below the floor of free disk live goes on, nothing is kept, and the control room is told", async () => {
  const warnings = new Promise<readonly string[]>((resolve) => {
    control.socket.on("health", (health: { readonly warnings: readonly string[] }) => {
      if (health.warnings.some((warning) => warning.startsWith("RECORDING_"))) resolve(health.warnings);
    });
  });
  control.socket.emit("follow", { ledger: "rundown:kollegiya", epoch: null, since: 0 });
  expect(await warnings).toContain("RECORDING_DISK_FLOOR");

  const first = await newest(0);
  expect(await newest(first + 2)).toBeGreaterThan(first + 2);
  const list = (await (await control.request("GET", "/api/recordings")).json()) as RecordingList;
  expect([list.disk.writing, list.disk.usedBytes, list.broadcasts]).toEqual(["floor", 0, []]);
  const files = await readdir(join(server.dataDir, "media", "main")).catch(() => []);
  expect(files).toEqual([]);
});

/** The newest whole segment's number, once it is above `least`. */
async function newest(least: number): Promise<number> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    const text = await (await fetch(`${server.httpUrl}/hls/main/index.m3u8`)).text();
    const number = Number([...text.matchAll(/\/(\d+)\.m4s/g)].at(-1)?.[1] ?? 0);
    if (number > least) return number;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the picture does not go on");
}
