import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Clip } from "../../shared/clips.ts";
import { sendByTus } from "../support/clips-over-http.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { longPatience } from "../support/patience.ts";
import { adminPassword, type RunningServer, startServer } from "../support/running-server.ts";

let folder: string;
let server: RunningServer;
let control: ControlClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "efir-clip-"));
  server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword } });
  control = await signIn(server.httpUrl);
  await control.openMeeting("kollegiya", "Коллегия");
});

afterAll(async () => {
  control?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
  // Killed, it left its folder to the one that came after it.
  if (server !== undefined) await rm(server.dataDir, { recursive: true, force: true });
});

/** Two seconds of H.264 and AAC, as a phone makes them. */
async function aPhoneFilm(): Promise<Buffer> {
  const file = join(folder, "film.mp4");
  const ffmpeg = spawn("ffmpeg", [
    ...["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25"],
    ...["-f", "lavfi", "-i", "sine=frequency=440", "-t", "2"],
    ...["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", file],
  ]);
  await once(ffmpeg, "exit");
  return await readFile(file);
}

test("[BZ12] an upload goes on after a kill from what the disk has; its clip is made, approved and withdrawn", async () => {
  const film = await aPhoneFilm();
  const made = await control.request("POST", "/api/meetings/kollegiya/reporters", { name: "Пётр", days: 1 });
  const { token } = (await made.json()) as { token: string };
  const headers = { authorization: `Pass ${token}`, origin: server.httpUrl };
  const tus = { ...headers, "tus-resumable": "1.0.0" };
  const ask = (method: string, path: string, more: RequestInit) => fetch(server.httpUrl + path, { method, ...more });
  const told = await ask("POST", "/api/reporter/clips", {
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({
      ...{ id: "clip-journey", bytes: film.byteLength, type: "video/mp4" },
      subject: { name: "Ирина", post: "Хранитель" },
      consent: { name: "Ирина", words: "Согласна", at: Date.now() },
    }),
  });
  expect(told.status).toBe(201);
  const metadata = `clip ${Buffer.from("clip-journey").toString("base64")}`;
  const sized = { ...tus, "upload-length": String(film.byteLength), "upload-metadata": metadata };
  expect((await ask("POST", "/upload/clips", { headers: sized })).status).toBe(201);
  const half = Math.floor(film.byteLength / 2);
  const first = { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" };
  const body = new Uint8Array(film.subarray(0, half));
  expect((await ask("PATCH", "/upload/clips/clip-journey", { headers: first, body })).status).toBe(204);
  control.close();
  server = await server.killAndRestart();
  control = await signIn(server.httpUrl);

  const head = await ask("HEAD", "/upload/clips/clip-journey", { headers: tus });
  expect([head.status, head.headers.get("upload-offset")]).toEqual([200, String(half)]);
  expect(await sendByTus(film, { uploadUrl: `${server.httpUrl}/upload/clips/clip-journey`, headers })).toBe("done");
  expect((await readFile(join(server.dataDir, "clips", "clip-journey", "source"))).equals(film)).toBe(true);

  const clip = async () => {
    const answer = await control.request("GET", "/api/meetings/kollegiya/clips/desk");
    const { clips } = (await answer.json()) as { clips: readonly Clip[] };
    return clips[0];
  };
  await vi.waitFor(async () => expect((await clip())?.state).toBe("review"), longPatience);
  const address = "/api/meetings/kollegiya/clips/clip-journey";
  const statusOf = async (path: string) => (await fetch(server.httpUrl + path)).status;
  expect([await statusOf("/clip/clip-journey/film.mp4"), await statusOf(address)]).toEqual([404, 404]);
  // Shapes of an approved clip are a version too: the one that stands is asked for.
  await control.request("POST", `${address}/approve`, { version: (await clip())?.version });
  expect([await statusOf("/clip/clip-journey/film.mp4"), await statusOf(address)]).toEqual([200, 200]);
  const poster = `/i/${(await clip())?.media?.poster?.file}`;
  expect(await statusOf(poster)).toBe(200);
  await vi.waitFor(async () => {
    expect((await control.request("POST", `${address}/withdraw`, {})).status).toBe(200);
  }, longPatience);
  expect([await statusOf("/clip/clip-journey/film.mp4"), await statusOf(address), await statusOf(poster)]).toEqual([
    404, 404, 404,
  ]);
  expect(await clip()).toMatchObject({ state: "withdrawn", subject: null, consent: { name: "" } });
});
