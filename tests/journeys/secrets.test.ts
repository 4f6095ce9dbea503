import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PlainAnswer, plainGet, plainRequest } from "../support/plain-request.ts";
import { RtmpPublisher } from "../support/rtmp-publisher.ts";
import { type RunningServer, startServer, streamKey } from "../support/running-server.ts";

/** Where a viewer's address, and an encoder's, would be seen: both are persons (T23). */
const viewerAddress = "203.0.113.199";
const encoderAddress = "127.0.0.199";
const password = `a long password ${randomUUID()}`;
const wrongPassword = `not the password ${randomUUID()}`;
const wrongKey = "wrongkeywrongkeywrongkeywrongkey";
const pastedKey = "pastedintotheserverfieldbymistake";
const viewerId = `viewer-${randomUUID()}`;
const mark = `private-${randomUUID()}`;

let server: RunningServer;
let cookie: string;
let code: string;
let rotatedKey: string;
const answers: PlainAnswer[] = [];
/** What other pages were told meanwhile. */
const told: string[] = [];

/** A day in the life: a link used, a password set and mistaken, keys shown, used, rotated and mistaken, people watching. */
beforeAll(async () => {
  server = await startServer({ env: { EFIR_TRUST_PROXY: "1", EFIR_METRICS_PORT: "0", EFIR_LOG_LEVEL: "debug" } });
  code = new URL(server.linkUrl ?? "").searchParams.get("kod") ?? "";
  const admitted = await post("/api/session/link", { kod: code });
  cookie = String(admitted.headers["set-cookie"]?.[0]).split(";")[0] ?? "";
  const changed = await post("/api/password", { password });
  cookie = String(changed.headers["set-cookie"]?.[0]).split(";")[0] ?? "";
  await post("/api/session", { password: wrongPassword });
  await post("/api/session", { login: mark, password: wrongPassword });
  await post("/api/session/link", { kod: code });
  await post("/api/meetings", { slug: "kollegiya", title: "Итоги года", programme: [] });
  const other = await visit("other-viewer-of-it");
  other.onAny((...said) => told.push(JSON.stringify(said)));
  const watching = await visit(viewerId);
  watching.emit("report", { lagMs: 2_000, mark });
  await publish(streamKey);
  await expect(publish(wrongKey)).rejects.toThrow();
  await expect(publish("x", pastedKey)).rejects.toThrow();
  rotatedKey = JSON.parse((await post("/api/stages/main/key", {})).body).key;
  answers.pop(); // The one answer that tells a key.
  await publish(rotatedKey);
  await expect(publish(streamKey)).rejects.toThrow();
  for (const path of [
    "/",
    "/m/kollegiya",
    "/pult",
    "/pult/vhod",
    "/pult/kollegiya",
    `/pult/vhod?kod=${code}`,
    `/m/${mark}`,
  ])
    answers.push(await get(path));
  for (const path of [
    "/api/session",
    "/api/meetings",
    "/api/meetings/kollegiya/acts",
    "/api/stages/main",
    `/api/${mark}`,
  ])
    answers.push(await get(path));
  const metricsPort = /"metrics are served","port":(\d+)/.exec(server.output())?.[1];
  answers.push(await plainGet(`http://127.0.0.1:${metricsPort}`, "/metrics"));
  await new Promise((resolve) => other.once("tick", resolve));
  watching.disconnect();
  other.disconnect();
});

afterAll(() => server?.stop());

const secrets = () => ({
  "the stream key": streamKey,
  "the new stream key": rotatedKey,
  "a wrong key": wrongKey,
  "a key pasted into the wrong field": pastedKey,
  "the password": password,
  "a wrong password": wrongPassword,
  "a session": cookie.split("=")[1] ?? "",
  "a one-time code": code,
  "a viewer's id": viewerId,
  "a viewer's address": viewerAddress,
  "an encoder's address": encoderAddress,
  "what a stranger typed": mark,
});

/** Which of them stand there. */
const found = (text: string) =>
  Object.entries(secrets()).flatMap(([name, secret]) => (secret === "" || text.includes(secret) ? [name] : []));

test("[WB21] [RT32] the log knows nothing of them, debugging or not", () => {
  const lines = server
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  expect(lines.length).toBeGreaterThan(10);
  expect(found(lines.join("\n"))).toEqual([]);
  // The greeting on the console shows the link once: had the log shown it, this is how it would be found.
  expect(found(server.output())).toContain("a one-time code");
});

test("[WB16] nothing on the disk does", async () => {
  const files = (await readdir(server.dataDir, { recursive: true, withFileTypes: true })).filter((it) => it.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const { parentPath, name } of files) {
    expect([name, found((await readFile(join(parentPath, name))).toString("latin1"))]).toEqual([name, []]);
  }
});

test("[WB30] no page, no answer and no figure does", () => {
  const texts = answers.map(({ body, headers }) => `${JSON.stringify({ ...headers, "set-cookie": "" })} ${body}`);
  expect(texts.flatMap(found)).toEqual([]);
});

test("[TL28] nor is anything of one page told to another", () => {
  expect(found(told.join("\n"))).toEqual([]);
});

const forwarded = { "x-forwarded-for": viewerAddress };

function get(path: string): Promise<PlainAnswer> {
  return plainGet(server.httpUrl, path, { headers: { ...forwarded, cookie, accept: "text/html,application/json" } });
}

async function post(path: string, body: object): Promise<PlainAnswer> {
  const own = {
    origin: server.httpUrl,
    "content-type": "application/json",
    ...(cookie === undefined ? {} : { cookie }),
  };
  const sent = { method: "POST", headers: { ...forwarded, ...own }, body: JSON.stringify(body) };
  const answer = await plainRequest(server.httpUrl, path, sent);
  answers.push(answer);
  return answer;
}

async function publish(key: string, app?: string): Promise<void> {
  const port = Number(new URL(server.rtmpUrl.replace("rtmp:", "http:")).port);
  const more = app === undefined ? {} : { app };
  await (await RtmpPublisher.publish({ port, streamKey: key, localAddress: encoderAddress, ...more })).stop();
}

async function visit(id: string): Promise<Socket> {
  const socket = io(server.httpUrl, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { ...forwarded, origin: server.httpUrl },
    auth: { viewerId: id, follow: [{ ledger: "timeline:kollegiya", epoch: null, since: 0 }] },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("snapshot", () => resolve());
    socket.once("connect_error", reject);
  });
  return socket;
}
