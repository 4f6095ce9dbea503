import { readFile, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { systemClock } from "../../../../../server/clock.ts";
import { clipsOverHttp, cuttingLine } from "../../../../support/clips-over-http.ts";
import { filmBytes } from "../../../../support/film-bytes.ts";
import { patience } from "../../../../support/patience.ts";
import { aPng } from "../../../../support/pictures.ts";

const tus = { "tus-resumable": "1.0.0" };
const creation = (id: string, length: number) => ({
  ...tus,
  "upload-length": String(length),
  "upload-metadata": `clip ${Buffer.from(id).toString("base64")}`,
});
const offset = (at: number) => ({
  ...tus,
  "upload-offset": String(at),
  "content-type": "application/offset+octet-stream",
});

test("[BZ12] an upload cut at any byte, again and again, comes whole", async () => {
  const seed = Math.floor(Math.random() * 1e9);
  let state = seed;
  const cutAfter = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return 900 + (state % 60_000);
  };
  const { register, send, folders, desk, now, port } = await clipsOverHttp();
  const line = await cuttingLine(port, cutAfter);
  const bytes = filmBytes(400_000);
  await register({ bytes: bytes.byteLength });
  expect([await send("clip-0001", bytes, { through: line.url }), `seed ${seed}`]).toEqual(["done", `seed ${seed}`]);
  await desk.idle();
  expect([now().state, line.cuts() > 3]).toEqual(["review", true]);
  expect((await readFile(folders.sourceOf("clip-0001"))).equals(bytes)).toBe(true);
});

test("[BZ12] right after a line broke the offset is told, and it is what the disk has", async () => {
  const { register, ask, folders, port, headersOf, pyotr } = await clipsOverHttp();
  await register({ bytes: 100_000 });
  await ask("POST", "/upload/clips", { headers: creation("clip-0001", 100_000) });
  const line = connect(port, "127.0.0.1");
  line.on("error", () => {});
  const said = Object.entries({
    ...headersOf(pyotr),
    ...offset(0),
    host: `127.0.0.1:${port}`,
    "content-length": 100_000,
  });
  line.write(
    `PATCH /upload/clips/clip-0001 HTTP/1.1\r\n${said.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
  );
  line.write(filmBytes(60_000));
  await expect.poll(async () => (await folders.received("clip-0001"))?.bytes, patience).toBe(60_000);
  line.resetAndDestroy();
  const told = await ask("HEAD", "/upload/clips/clip-0001", { headers: tus });
  expect([told.status, told.headers.get("upload-offset"), told.headers.get("upload-length")]).toEqual([
    200,
    "60000",
    "100000",
  ]);
});

test("[BZ12] who comes back takes over from their own line that hangs", async () => {
  const { register, ask, folders, port, headersOf, pyotr, send, now, desk } = await clipsOverHttp();
  const bytes = filmBytes(100_000);
  await register({ bytes: bytes.byteLength });
  await ask("POST", "/upload/clips", { headers: creation("clip-0001", bytes.byteLength) });
  const hanging = connect(port, "127.0.0.1");
  hanging.on("error", () => {});
  const said = Object.entries({
    ...headersOf(pyotr),
    ...offset(0),
    host: `127.0.0.1:${port}`,
    "content-length": 100_000,
  });
  hanging.write(
    `PATCH /upload/clips/clip-0001 HTTP/1.1\r\n${said.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
  );
  hanging.write(bytes.subarray(0, 30_000));
  await expect.poll(async () => (await folders.received("clip-0001"))?.bytes, patience).toBe(30_000);
  expect(await send("clip-0001", bytes)).toBe("done");
  hanging.destroy();
  await desk.idle();
  expect([now().state, (await readFile(folders.sourceOf("clip-0001"))).equals(bytes)]).toEqual(["review", true]);
});

test("[BZ12] whole, but its last answer was a fault: who asks how much has come has it taken in", async () => {
  const { register, ask, folders, now, desk } = await clipsOverHttp();
  await register({ bytes: 1_000 });
  await ask("POST", "/upload/clips", { headers: creation("clip-0001", 1_000) });
  await writeFile(folders.incomingOf("clip-0001"), filmBytes(1_000));
  const { headers } = await ask("HEAD", "/upload/clips/clip-0001", { headers: tus });
  expect(headers.get("upload-offset")).toBe("1000");
  await desk.idle();
  expect(now().state).toBe("review");
});

test("[BZ11] two uploads of one clip give one clip, whole; one that comes after all of it is told that it is done", async () => {
  const { register, send, folders, desk, workshop } = await clipsOverHttp();
  const bytes = filmBytes(300_000);
  await register({ bytes: bytes.byteLength });
  expect(await Promise.all([send("clip-0001", bytes), send("clip-0001", bytes)])).toEqual(["done", "done"]);
  await desk.idle();
  expect(await send("clip-0001", bytes)).toBe("done");
  expect((await readFile(folders.sourceOf("clip-0001"))).equals(bytes)).toBe(true);
  expect([workshop.asked, desk.all("meeting").length]).toEqual([["convert clip-0001"], 1]);
});

test("[BZ11] an upload that is begun again goes on: nothing that came is thrown away", async () => {
  const { register, ask, url, headersOf, pyotr } = await clipsOverHttp();
  await register({ bytes: 1_000 });
  const begin = () => ask("POST", "/upload/clips", { headers: creation("clip-0001", 1_000) });
  const { headers } = await begin();
  const body = new Uint8Array(filmBytes(600));
  await fetch(`${url}/upload/clips/clip-0001`, {
    method: "PATCH",
    headers: { ...headersOf(pyotr), ...offset(0) },
    body,
  });
  const again = await begin();
  expect([again.status, again.headers.get("location")]).toEqual([201, headers.get("location")]);
  expect((await ask("GET", "/upload/clips/clip-0001")).json).toEqual({ bytes: 600, of: 1_000 });
});

test("[BZ11] an upload is of a clip that was told of, of the length that was told", async () => {
  const { register, ask, files } = await clipsOverHttp();
  await register({ bytes: 1_000 });
  const create = async (headers: Record<string, string>) => {
    const { status, code } = await ask("POST", "/upload/clips", { headers });
    return `${status} ${code}`;
  };
  const { "upload-length": _length, ...unsized } = creation("clip-0001", 1_000);
  expect([
    await create(creation("clip-0002", 1_000)),
    await create(creation("clip-0001", 999)),
    await create(creation("clip-0001", 10 * 1024 ** 3)),
    await create(unsized),
    await create({ ...unsized, "upload-defer-length": "1" }),
    await create({ ...creation("clip-0001", 1_000), "upload-metadata": "clip" }),
    await create({ ...creation("clip-0001", 1_000), "x-http-method-override": "DELETE" }),
  ]).toEqual([
    ...["404 UNKNOWN_CLIP", "422 WRONG_LENGTH", "422 WRONG_LENGTH", "411 LENGTH_UNKNOWN", "411 LENGTH_UNKNOWN"],
    ...["404 UNKNOWN_CLIP", "400 BAD_SHAPE"],
  ]);
  expect(await files()).toEqual([]);
});

test("[BZ11] more than was told never comes to the disk", async () => {
  const { register, ask, url, headersOf, pyotr, folders } = await clipsOverHttp();
  await register({ bytes: 1_000 });
  await ask("POST", "/upload/clips", { headers: creation("clip-0001", 1_000) });
  const patch = (headers: Record<string, string>) => {
    const sent = request(`${url}/upload/clips/clip-0001`, {
      method: "PATCH",
      headers: { ...headersOf(pyotr), ...offset(0), ...headers },
    });
    const { promise, resolve } = Promise.withResolvers<number>();
    sent.on("response", (answer) => resolve(answer.resume().statusCode ?? 0));
    // Its line may be cut before it has read the answer.
    sent.on("error", () => resolve(413));
    for (let pieces = 0; pieces < 20; pieces++) sent.write(Buffer.alloc(600));
    sent.end();
    return promise;
  };
  expect(await patch({ "content-length": "12000" })).toBe(413);
  expect(await patch({ "transfer-encoding": "chunked" })).toBe(413);
  expect((await folders.received("clip-0001"))?.bytes).toBeLessThanOrEqual(1_000);
});

test("[BZ11] nobody but its sender learns of an upload, adds to it or removes it", async () => {
  const { register, ask, anna, link, files, web } = await clipsOverHttp();
  await register({ bytes: 1_000 });
  await ask("POST", "/upload/clips", { headers: creation("clip-0001", 1_000) });
  const museum = await link("Музей", "stand");
  const cookie = await web.signInAs();
  for (const [by, more, status] of [
    [anna, {}, 404],
    [museum, {}, 404],
    [null, { cookie }, 404],
    [null, {}, 401],
  ] as const) {
    for (const method of ["HEAD", "GET", "PATCH", "DELETE"])
      expect([
        method,
        (await ask(method, "/upload/clips/clip-0001", { by, headers: { ...offset(0), ...more } })).status,
      ]).toEqual([method, status]);
  }
  expect(await files()).toEqual([join("incoming", "clip-0001")]);
  expect((await ask("GET", "/upload/clips/clip-0001")).json).toEqual({ bytes: 0, of: 1_000 });
  expect((await ask("DELETE", "/upload/clips/clip-0001", { headers: tus })).status).toBe(204);
  expect(await files()).toEqual([]);
});

test("[BZ11] an upload is the one that its path names, whatever its query says", async () => {
  const { register, ask, anna, folders, url, headersOf } = await clipsOverHttp();
  await register({ bytes: 1_000 });
  await ask("POST", "/upload/clips", { headers: creation("clip-0001", 1_000) });
  await register({ id: "clip-0002", bytes: 1_000 }, anna);
  await ask("POST", "/upload/clips", { by: anna, headers: creation("clip-0002", 1_000) });
  const address = "/upload/clips/clip-0002?x=/clip-0001";
  const body = new Uint8Array(filmBytes(600));
  await fetch(url + address, { method: "PATCH", headers: { ...headersOf(anna), ...offset(0) }, body });
  expect([(await folders.received("clip-0001"))?.bytes, (await folders.received("clip-0002"))?.bytes]).toEqual([
    0, 600,
  ]);
  expect((await ask("DELETE", address, { by: anna, headers: tus })).status).toBe(204);
  expect([(await folders.received("clip-0001"))?.bytes, await folders.received("clip-0002")]).toEqual([0, null]);
});

test.each([
  ["a renamed PNG", aPng()],
  ["zeros", Buffer.alloc(2_000)],
  ["a script", Buffer.from("#!/bin/sh\necho hello\n")],
])("[BZ13] %s is refused by its last byte, with a code, and leaves nothing on the disk", async (_what, bytes) => {
  const { register, send, files, ask } = await clipsOverHttp();
  await register({ bytes: bytes.byteLength });
  expect(await send("clip-0001", bytes)).toBe('422 {"error":{"code":"NOT_A_FILM"}}');
  const { clips } = (await ask("GET", "/api/reporter")).json;
  expect([await files(), clips[0].state, clips[0].problem]).toEqual([[], "failed", "NOT_A_FILM"]);
  // Nor is it sent again and again: its own answer stands.
  expect(await send("clip-0001", bytes)).toBe('422 {"error":{"code":"NOT_A_FILM"}}');
});

test("[BZ3] what is empty, too large or over the quota is refused when it is told of", async () => {
  const { register } = await clipsOverHttp({ limits: { quotaBytes: 2_000 } });
  expect([
    await register({ bytes: 0 }),
    await register({ bytes: 10 * 1024 ** 3 }),
    await register({ id: "clip-0002", bytes: 1_500 }),
    await register({ id: "clip-0003", bytes: 600 }),
  ]).toEqual(["EMPTY", "TOO_LARGE", "receiving", "QUOTA_SPENT"]);
});

test("[BZ14] only so many write at once, in the house and by one link; the rest come again", async () => {
  const { register, send, desk } = await clipsOverHttp({ limits: { uploads: 2, uploadsEach: 1 } });
  const ids = ["clip-0001", "clip-0002", "clip-0003"];
  for (const id of ids) await register({ id, bytes: 200_000 });
  expect(await Promise.all(ids.map((id) => send(id, filmBytes(200_000))))).toEqual(["done", "done", "done"]);
  await desk.idle();
  expect(desk.all("meeting").map(({ state }) => state)).toEqual(["review", "review", "review"]);
});

test("[BZ14] a disk that has become too full takes no new upload", async () => {
  const { register, ask, folders, files } = await clipsOverHttp();
  await register({ bytes: 1_000 });
  folders.freeBytes = () => Promise.resolve(1_000);
  const { status, code } = await ask("POST", "/upload/clips", { headers: creation("clip-0001", 1_000) });
  expect([status, code, await files()]).toEqual([507, "NO_ROOM", []]);
});

test("[BZ14] an upload that expired begins anew by itself", async () => {
  let ahead = 0;
  const clock = { now: () => (systemClock.now() + ahead) as ReturnType<typeof systemClock.now> };
  const { register, ask, send, desk, now } = await clipsOverHttp({ clock });
  await register({ bytes: 50_000 });
  const { headers } = await ask("POST", "/upload/clips", { headers: creation("clip-0001", 50_000) });
  expect(Date.parse(headers.get("upload-expires") ?? "") - Date.now()).toBeGreaterThan(23 * 3_600_000);
  ahead = 25 * 3_600_000;
  expect((await ask("HEAD", "/upload/clips/clip-0001", { headers: tus })).status).toBe(410);
  ahead = 0;
  expect(await send("clip-0001", filmBytes(50_000), { uploadUrl: null })).toBe("done");
  await desk.idle();
  expect(now().state).toBe("review");
});
