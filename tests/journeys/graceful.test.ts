import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { access } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ledgerId } from "../../shared/ids.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { LedgerFollower } from "../support/ledger-follower.ts";
import { figure, metricsUrl } from "../support/metrics.ts";
import { parsePlaylist } from "../support/playlist-text.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

const timeline = ledgerId("timeline", "kollegiya");

let server: RunningServer;
let source: WallClockSource;
let control: ControlClient;
let followers: readonly LedgerFollower[];
let lines: Socket[];

beforeEach(async () => {
  lines = [];
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_METRICS_PORT: "0" } });
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  control = await signIn(server.httpUrl);
  await control.openMeeting("kollegiya", "Итоги года");
  followers = Array.from({ length: 20 }, () => new LedgerFollower(server.httpUrl, timeline));
  await soon(() => followers.every(({ head }) => head > 0));
});

afterEach(async () => {
  for (const line of lines) line.destroy();
  for (const follower of followers) follower.close();
  control.close();
  await source.kill();
  await server.stop();
});

test("[OP1] SIGTERM: refuses newcomers, answers who waits, tells pages to come back, and exits with 0", async () => {
  const held = await holdRequest();
  const metrics = metricsUrl(server);
  const order: string[] = [];
  const exit = once(server.process, "close").then(([code]) => {
    order.push("exit");
    return code;
  });
  const answered = held.status.then((status) => {
    order.push("held answered");
    return status;
  });
  lines.push(await slowToGo());
  server.process.kill("SIGTERM");
  await soon(() => server.output().includes('"stopping"'));
  // The slow line gives us two seconds in which the end goes on.
  expect((await fetch(`${metrics}/readyz`)).status).toBe(503);
  expect((await fetch(`${metrics}/livez`)).status).toBe(200);
  await expect(opens(portOf(server.httpUrl))).resolves.toBe(false);
  await expect(opens(portOf(server.rtmpUrl))).resolves.toBe(false);
  expect([200, 503]).toContain(await answered);
  expect(await exit).toBe(0);
  expect(order).toEqual(["held answered", "exit"]);
  expect(followers.map(({ leaves }) => leaves)).toEqual(Array(20).fill(1));
  expect(server.output()).toContain('"message":"stopped","unfinished":[]');
  expect(await source.ended()).not.toBeNull();
});

test("[OP6] what was acknowledged before the end is in the one file that is left", async () => {
  const seq = await control.take("kollegiya", { kind: "speaker", id: randomUUID(), name: "Анна", post: "врач" });
  server.process.kill("SIGINT");
  await once(server.process, "exit");
  await expect(access(join(server.dataDir, "efir.db-wal"))).rejects.toThrow();
  server = await server.killAndRestart();
  await soon(() => followers.every(({ head }) => head >= seq));
});

test("[OP1] a second signal ends it at once, with 1", async () => {
  lines.push(await slowToGo());
  server.process.kill("SIGTERM");
  await soon(() => server.output().includes('"stopping"'));
  server.process.kill("SIGTERM");
  expect(await once(server.process, "close")).toEqual([1, null]);
  expect(server.output()).toContain("stopped at once");
});

test("[OP23] killed in the middle of its end, it has lost nothing that was acknowledged", async () => {
  const seq = await control.take("kollegiya", { kind: "speaker", id: randomUUID(), name: "Анна", post: "врач" });
  lines.push(await slowToGo());
  server.process.kill("SIGTERM");
  await soon(() => server.output().includes('"stopping"'));
  server = await server.killAndRestart();
  await soon(() => followers.every(({ head }) => head >= seq));
});

test("[OP6] an upgrade in the middle of a meeting: pages come back by themselves, without a gap or a double", async () => {
  await takeSome(3);
  server.process.kill("SIGTERM");
  await once(server.process, "exit");
  control.close();
  server = await server.killAndRestart();
  control = await signIn(server.httpUrl);
  const head = await takeSome(3);
  await soon(() => followers.every((follower) => follower.head >= head));
  for (const { told } of followers) {
    const from = told[0] ?? 0;
    expect(told).toEqual(Array.from({ length: told.length }, (_, index) => from + index));
    expect(told.at(-1)).toBe(head);
  }
});

async function takeSome(times: number): Promise<number> {
  let seq = 0;
  for (let done = 0; done < times; done += 1) {
    seq = await control.take("kollegiya", { kind: "speaker", id: randomUUID(), name: `Анна ${done}`, post: "врач" });
  }
  return seq;
}

/** Asks for a segment that is not there for a while yet. `status` is settled when the server answers. */
async function holdRequest(): Promise<{ readonly status: Promise<number> }> {
  const address = `${server.httpUrl}/hls/main/index.m3u8`;
  await soon(async () => (await fetch(address)).status === 200);
  const { segments } = parsePlaylist(await (await fetch(address)).text());
  const status = fetch(`${address}?_HLS_msn=${(segments.at(-1)?.msn ?? 0) + 2}`).then((answer) => answer.status);
  await soon(async () => (await figure(metricsUrl(server), "efir_held_requests")) > 0);
  return { status };
}

/** An RTMP connection that does not hang up when it is told to: the server gives it two seconds. */
async function slowToGo(): Promise<Socket> {
  const line = connect({ port: portOf(server.rtmpUrl), host: "127.0.0.1", allowHalfOpen: true });
  line.on("error", () => {}).resume();
  await once(line, "connect");
  return line;
}

const portOf = (url: string) => Number(new URL(url.replace(/^rtmp/, "http")).port);

function opens(port: number): Promise<boolean> {
  const line = connect(port, "127.0.0.1");
  lines.push(line);
  return new Promise((resolve) => line.once("connect", () => resolve(true)).once("error", () => resolve(false)));
}

async function soon(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not within 20 s: ${isSo}`);
}
