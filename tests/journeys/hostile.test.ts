import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { rssMb } from "../bench/process-cost.ts";
import { makeClip } from "../support/clip-files.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { HealthyAudience } from "../support/healthy-audience.ts";
import { damaged, SEED } from "../support/hostile-bytes.ts";
import { FfmpegPush } from "../support/live-pushes.ts";
import { pathTricks } from "../support/path-tricks.ts";
import { plainGet } from "../support/plain-request.ts";
import { PlaylistFollower } from "../support/playlist-follower.ts";
import { attackerAddress, RawLine } from "../support/raw-line.ts";
import { basicHeader, chunks, setChunkSize, uint } from "../support/rtmp-chunks.ts";
import * as commands from "../support/rtmp-commands.ts";
import { RtmpPublisher } from "../support/rtmp-publisher.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";

const canary = `canary-${randomUUID()}`;
const wrongKey = "wrongkeywrongkeywrongkeywrongkey";
/** Not the attackers' address, which the damaged greetings have used up. */
const guesserAddress = "127.0.0.77";
const video = 9;

let folder: string;
let server: RunningServer;
let control: ControlClient;
let encoder: FfmpegPush;
let audience: HealthyAudience;
let spareKey: string;
let rtmpPort: number;
let pid: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "efir-hostile-"));
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_STAGES: "main,spare" } });
  rtmpPort = Number(new URL(server.rtmpUrl.replace("rtmp:", "http:")).port);
  pid = server.process.pid ?? 0;
  await writeFile(join(server.dataDir, "canary.txt"), canary);
  control = await signIn(server.httpUrl);
  await control.openMeeting("kollegiya", "Итоги года");
  const made = await control.request("POST", "/api/stages/spare/key");
  // The answer's shape is WB30's.
  spareKey = ((await made.json()) as { key: string }).key;
  await makeClip(join(folder, "film.flv"), { seconds: 150 });
  encoder = new FfmpegPush(join(folder, "film.flv"), `${server.rtmpUrl}/${streamKey}`, []);
  await new PlaylistFollower(playlistUrl()).listed();
  audience = new HealthyAudience(`${server.httpUrl}/hls/main/p1.m3u8`);
  await audience.goesOn(2);
});

/** Whatever was done to the server: the encoder and its viewer noticed nothing, and the server says of no fault. */
afterEach(async () => {
  await audience.goesOn(3);
  expect(server.process.exitCode).toBeNull();
  expect(logged().filter(({ level }) => level === "error")).toEqual([]);
  expect(logged().filter(({ message, stage }) => message === "encoder off air" && stage === "main")).toEqual([]);
});

afterAll(async () => {
  audience?.stop();
  encoder?.kill();
  control?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

test.each<[string, readonly Uint8Array[]]>([
  ["HTTP", [Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n")]],
  ["TLS", [Buffer.from("160301020001000100", "hex")]],
  ["noise", [randomBytes(4096)]],
  ["noise behind the handshake", [commands.firstHandshake(), commands.secondHandshake(), Buffer.alloc(4096, 0xff)]],
  ["a message of 16 MB", [...greeting(), setChunkSize(0x7fffffff), aHeader(4, 0xffffff)]],
  ["a command of 4 MB", [...greeting(), aHeader(4, 4 * 1024 * 1024, 20)]],
  ["AMF a thousand objects deep", [...greeting(), deepCommand(1000)]],
  ["a megabyte without a key", [...greeting(), ...flood()]],
])("[RT36] RTMP: %s ends that connection", async (_what, pieces) => {
  const line = await RawLine.open(rtmpPort);
  line.say(...pieces);
  await line.ended();
});

test(`[RT36] RTMP: a greeting damaged in 100 ways, HOSTILE_SEED=${SEED}`, async () => {
  const sound = Buffer.concat([...greeting(), commands.createStream(), commands.publish(wrongKey)]);
  for (const bytes of damaged(sound, 100)) {
    const line = await RawLine.open(rtmpPort);
    line.say(bytes);
    await wait(5);
    line.leave();
  }
});

test("[RT8] RTMP: memory grows with what was received, not with what was promised", async () => {
  const before = rssMb(pid);
  const lines = await Promise.all(Array.from({ length: 50 }, () => RawLine.openRtmp(rtmpPort)));
  for (const line of lines)
    for (let id = 4; id < 60; id += 1) line.say(aHeader(id, 4 * 1024 * 1024), Buffer.alloc(128));
  await wait(1000);
  expect(rssMb(pid) - before).toBeLessThan(64);
  for (const line of lines) line.leave();
});

test("[RT30] [RT31] RTMP: connections that never prove a key are few, and do not stay", async () => {
  const lines = await Promise.all(Array.from({ length: 200 }, () => RawLine.open(rtmpPort)));
  await wait(500); // The server hangs up on whom it has no room for after they were connected.
  const inside = lines.filter(({ socket }) => !socket.destroyed);
  expect(inside.length).toBeLessThanOrEqual(64);
  const dripping = setInterval(() => inside.forEach((line) => void line.say(Buffer.of(3))), 500);
  await Promise.all(inside.map((line) => line.ended()));
  clearInterval(dripping);
  // A line's end is seen here before the server has counted it.
  const admitted = async () => (await RtmpPublisher.publish({ port: rtmpPort, streamKey: spareKey })).stop();
  await vi.waitFor(admitted, { timeout: 30_000, interval: 200 });
});

test("[RT33] RTMP: guessing is slowed down for who guesses, and for nobody else", async () => {
  const guess = () => RtmpPublisher.publish({ port: rtmpPort, streamKey: wrongKey, localAddress: guesserAddress });
  for (let tries = 0; tries < 5; tries += 1) await expect(guess()).rejects.toThrow("wrong stream key");
  await expect(guess()).rejects.toThrow("Too many wrong keys");
  await (await RtmpPublisher.publish({ port: rtmpPort, streamKey: spareKey })).stop();
});

test("[RT38] RTMP: a file pushed as fast as it goes is refused, and its encoder is told how to push it", async () => {
  const film = ["-i", join(folder, "film.flv"), "-c", "copy", "-f", "flv", `${server.rtmpUrl}/${spareKey}`];
  const ffmpeg = spawn("ffmpeg", ["-v", "error", ...film]);
  let words = "";
  ffmpeg.stderr.on("data", (bytes) => {
    words += bytes;
  });
  // `close`, not `exit`: only then all of its words have come.
  expect(await new Promise((resolve) => ffmpeg.once("close", resolve))).not.toBe(0);
  expect(words).toContain("faster than real time");
});

test("[HL38] [WB34] HTTP: no address leads to a file of ours", async () => {
  const places = [
    ...[
      "/",
      "/hls/",
      "/hls/main/",
      "/hls/main/e1/",
      "/replay/",
      "/replay/kollegiya/",
      "/i/",
      "/assets/",
      "/m/",
      "/pult/",
    ],
    ...["/m/kollegiya/", "/api/recordings/", "/api/recordings/../", "/socket.io/../"],
  ];
  const files = [join(server.dataDir, "canary.txt"), "/canary.txt", "/efir.db", "/etc/passwd", "/package.json"];
  const tricks = [...pathTricks(places, files)];
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const answers = await Promise.all(tricks.map((path) => plainGet(server.httpUrl, path, { agent })));
  agent.destroy();
  const leaks = answers.filter(({ body }) =>
    [canary, "root:", "SQLite format", '"private"'].some((it) => body.includes(it)),
  );
  expect(leaks).toEqual([]);
  expect(tricks.length).toBeGreaterThan(1000);
  expect([...new Set(answers.map(({ status }) => status))].filter((status) => status < 400 || status >= 500)).toEqual(
    [],
  );
});

test("[HL30] HTTP: absurd reloads are bad requests", async () => {
  const absurd = [
    ...["_HLS_msn=-1", "_HLS_msn=1e9", "_HLS_msn=NaN", "_HLS_msn=", "_HLS_msn=9007199254740993", "_HLS_msn=%00"],
    ...["_HLS_msn=99999999999999999999999999", "_HLS_part=0", "_HLS_msn=0x10", "_HLS_msn=1&_HLS_part=-1"],
    `x=${"x".repeat(2000)}`,
  ];
  const answers = await Promise.all(absurd.map((query) => fetch(`${playlistUrl()}?${query}`)));
  expect(answers.map(({ status }) => status)).toEqual(absurd.map(() => 400));
});

test("[HL34] [HL35] HTTP: two thousand who ask for what is to come and leave take nobody's place", async () => {
  const before = rssMb(pid);
  for (let round = 0; round < 4; round += 1) {
    const msn = nextMsn(await (await fetch(playlistUrl())).text()) + 1;
    const leaving = new AbortController();
    const asked = Array.from({ length: 500 }, () =>
      plainGet(server.httpUrl, `/hls/main/index.m3u8?_HLS_msn=${msn}`, {
        localAddress: attackerAddress,
        signal: leaving.signal,
      }).then(
        ({ status }) => status,
        () => "left",
      ),
    );
    await wait(700);
    leaving.abort();
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["left"]));
  }
  const answer = await plainGet(
    server.httpUrl,
    `/hls/main/index.m3u8?_HLS_msn=${nextMsn(await (await fetch(playlistUrl())).text())}`,
    { localAddress: attackerAddress },
  );
  expect(answer.status).toBe(200);
  expect(rssMb(pid) - before).toBeLessThan(64);
});

test("[WB20] HTTP: who asks for much and reads nothing costs little", async () => {
  const { body } = await plainGet(server.httpUrl, "/hls/main/index.m3u8");
  const request = `GET /hls/main/${/^[^#].*\.m4s$/m.exec(body)?.[0]} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const before = rssMb(pid);
  const deaf = await openLines(200);
  for (const { socket } of deaf) socket.pause();
  for (const line of deaf) line.say(request.repeat(16));
  await audience.goesOn(5);
  expect(rssMb(pid) - before).toBeLessThan(100);
  for (const line of deaf) line.leave();
  const greedy = await openLines(50);
  for (const line of greedy) line.say(request.repeat(500));
  await Promise.all(greedy.map((line) => line.ended()));
});

test("[TL26] socket: what is not allowed is refused with a code, and changes nothing", async () => {
  const stranger = await visit();
  const ask = (command: unknown) => stranger.timeout(5000).emitWithAck("command", command);
  const order = { id: randomUUID(), ledger: "timeline:kollegiya", command: { type: "close" } };
  expect(await ask(order)).toMatchObject({ ok: false, refusal: { code: "NOT_ALLOWED" } });
  for (const forged of [{ role: "admin" }, { actor: { role: "admin" } }, { seq: 1 }, { at: 0 }]) {
    expect(await ask({ ...order, ...forged })).toMatchObject({ ok: false, refusal: { code: "BAD_SHAPE" } });
  }
  const refused = new Promise((resolve) => stranger.once("refused", resolve));
  stranger.emit("follow", { ledger: "rundown:kollegiya", epoch: null, since: 0 });
  expect(await refused).toMatchObject({ ledger: "rundown:kollegiya", refusal: { code: "NOT_ALLOWED" } });
  const [meeting] = (await (await fetch(`${server.httpUrl}/api/meetings`)).json()) as readonly unknown[];
  expect(meeting).toMatchObject({ slug: "kollegiya", phase: "open" });
  stranger.disconnect();
});

test.each<[string, (socket: Socket) => void]>([
  [
    "unknown events",
    (socket) => {
      for (let times = 0; times < 10; times += 1) socket.emit("__proto__", { now: true });
    },
  ],
  ["a frame of 70,000 bytes", (socket) => void socket.emit("command", "x".repeat(70_000))],
  ["bytes instead of words", (socket) => void socket.io.engine.write(Buffer.alloc(70_000))],
])("[TL26] [TL28] socket: %s cut its line", async (_what, offend) => {
  const stranger = await visit();
  const cut = new Promise((resolve) => stranger.once("disconnect", resolve));
  offend(stranger);
  await cut;
});

test("[TL27] socket: a page of another site gets no line", async () => {
  await expect(visit({ origin: "https://elsewhere.example" })).rejects.toThrow();
});

test("[TL28] socket: one network cannot take every place", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const knock = () =>
    plainGet(server.httpUrl, "/socket.io/?EIO=4&transport=polling", { agent, localAddress: attackerAddress });
  const answers = await Promise.all(Array.from({ length: 2_100 }, knock));
  agent.destroy();
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2000);
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(100);
  (await visit()).disconnect();
});

test("[RT32] [WB21] neither keys nor passwords are in the log", () => {
  const log = server
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  expect(log.length).toBeGreaterThan(50);
  for (const secret of [streamKey, spareKey, wrongKey, adminPassword, control.cookie.split("=")[1] ?? "", canary])
    expect(log.join("\n")).not.toContain(secret);
});

const openLines = (count: number) =>
  Promise.all(Array.from({ length: count }, () => RawLine.open(Number(new URL(server.httpUrl).port))));

const playlistUrl = () => `${server.httpUrl}/hls/main/index.m3u8`;

interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly stage?: string;
}
const logged = (): readonly LogLine[] =>
  server
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}"))
    .map((line) => JSON.parse(line));

function greeting(): readonly Uint8Array[] {
  return [commands.firstHandshake(), commands.secondHandshake(), commands.connect("live")];
}

/** The header of a message that says to be so long. */
function aHeader(chunkStreamId: number, length: number, type = video): Buffer {
  return Buffer.concat([basicHeader(0, chunkStreamId), uint(0, 3), uint(length, 3), Buffer.of(type), Buffer.alloc(4)]);
}

function deepCommand(depth: number): Buffer {
  const objects = Array.from({ length: depth }, () => Buffer.of(3, 0, 1, 0x61));
  const payload = Buffer.concat([commands.amf("connect", 1), ...objects]);
  return chunks({ type: 20, timestampMs: 0, payload, streamId: 0 });
}

function flood(): readonly Uint8Array[] {
  return Array.from({ length: 64 }, () => chunks({ type: video, timestampMs: 0, payload: Buffer.alloc(16_384) }));
}

function nextMsn(playlist: string): number {
  const first = Number(/MEDIA-SEQUENCE:(\d+)/.exec(playlist)?.[1]);
  return first + (playlist.match(/^#EXTINF/gm)?.length ?? 0);
}

async function visit({ origin = server.httpUrl } = {}): Promise<Socket> {
  const socket = io(server.httpUrl, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin },
    auth: { viewerId: randomUUID(), follow: [] },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return socket;
}
