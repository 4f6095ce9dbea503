import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Archive } from "../../../../server/archive/archive.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import {
  aFolder,
  anArchive,
  aSegmentToKeep,
  bytesOf,
  filesOf,
  keepAll,
  manySegments,
  RECORDING_START_MS,
  SEGMENT_MS,
} from "../../../support/archives.ts";
import { TroubledDisk } from "../../../support/troubled-disk.ts";

const reelCount = async (dir: string) => (await filesOf(dir)).filter((file) => file.endsWith(".m4s")).length;
const writing = (archive: Archive) => archive.disk().writing;
const diskFull = () => Promise.reject(Object.assign(new Error("no space"), { code: "ENOSPC" }));
const minutes = (count: number) => count * 60_000;

test("[AR1] what was kept reads back byte for byte, with everything that is known of it", async () => {
  await using folder = await aFolder();
  await using at = await anArchive(folder.path);
  const given = aSegmentToKeep(7, { initId: 3, isDiscontinuity: true, startsAtMs: RECORDING_START_MS + 0.25 });
  const kept = await at.main.keep(given);
  const { chunks, ...facts } = given;
  expect(kept).toMatchObject({ ...facts, bytes: 60, fragmentBytes: chunks.map((chunk) => chunk.byteLength) });
  expect(await kept?.read()).toEqual(bytesOf(given));
  const found = await at.archive.find("main", "e1", 7);
  expect(await found?.readRange(30, 20)).toEqual(Buffer.from(chunks[1] ?? []));
});

test("[AR1] a restart finds the same bytes", async () => {
  await using folder = await aFolder();
  const given = [...manySegments(1, 3), ...manySegments(4, 6, { initId: 2 })];
  await (async () => {
    await using before = await anArchive(folder.path);
    await keepAll(before.main, given);
  })();
  await using after = await anArchive(folder.path);
  const restored = await after.main.restored(programTime(0));
  expect(await Promise.all(restored.map((segment) => segment.read()))).toEqual(given.map(bytesOf));
  expect(restored.map(({ init }) => init)).toEqual(given.map(({ init }) => init));
});

test("[AR1] only the server's user may look into files and folders", async () => {
  await using folder = await aFolder();
  await using at = await anArchive(folder.path);
  await keepAll(at.main, manySegments(1, 1));
  const paths = ["media", "media/main", ...(await filesOf(folder.path)).map((file) => `media/main/${file}`)];
  const modes = await Promise.all(paths.map(async (path) => (await stat(join(folder.path, path))).mode & 0o777));
  expect(modes).toEqual([0o700, 0o700, 0o600, 0o600]);
});

test("[AR2] a segment is acknowledged when its line is on the disk", async () => {
  await using folder = await aFolder();
  await using at = await anArchive(folder.path);
  for (const number of [1, 2, 3]) {
    await at.main.keep(aSegmentToKeep(number));
    const [index = ""] = await filesOf(folder.path);
    const lines = (await readFile(join(folder.path, "media/main", index), "utf8")).trimEnd().split("\n");
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ type: "segment", number });
  }
});

test.each([
  ["the source changes", aSegmentToKeep(2, { source: "loop" })],
  ["the server was started anew", aSegmentToKeep(2, { epoch: "e2" })],
  ["ten minutes are full", aSegmentToKeep(2, { startsAtMs: RECORDING_START_MS + minutes(10) })],
  ["nothing came for a while", aSegmentToKeep(2, { startsAtMs: RECORDING_START_MS + 8000 })],
  ["the date falls back", aSegmentToKeep(2, { startsAtMs: RECORDING_START_MS - 8000 })],
])("[AR3] a new reel begins when %s", async (_, second) => {
  await using folder = await aFolder();
  await using at = await anArchive(folder.path);
  await keepAll(at.main, [aSegmentToKeep(1), second]);
  expect(await reelCount(folder.path)).toBe(2);
});

test("[AR3] a new reel begins where a meeting opens and where it closes", async () => {
  await using folder = await aFolder();
  await using at = await anArchive(folder.path);
  const claim = { slug: "duma", stage: "main", from: programTime(RECORDING_START_MS + 2.5 * SEGMENT_MS) };
  at.archive.setClaims([]);
  await keepAll(at.main, manySegments(1, 2));
  at.archive.setClaims([{ ...claim, until: null }]);
  await keepAll(at.main, manySegments(3, 5));
  at.archive.setClaims([{ ...claim, until: programTime(RECORDING_START_MS + 5.5 * SEGMENT_MS) }]);
  await keepAll(at.main, manySegments(6, 8));
  const numbersOf = await Promise.all(
    at.main.reels.map(async (reel) => (await at.main.contents(reel))?.segments.map(({ number }) => number)),
  );
  expect(numbersOf).toEqual([
    [1, 2],
    [3, 4, 5, 6],
    [7, 8],
  ]);
});

test("[AR11] below the floor nothing is kept and live is not held up; above it, recording goes on", async () => {
  await using folder = await aFolder();
  let free = 2000;
  await using at = await anArchive(folder.path, { floorBytes: 1000, freeBytes: async () => free });
  await keepAll(at.main, manySegments(1, 2));
  free = 999;
  await at.archive.look();
  expect(await keepAll(at.main, manySegments(3, 4))).toEqual([null, null]);
  expect(at.archive.disk()).toMatchObject({ writing: "floor", freeBytes: 999, floorBytes: 1000, usedBytes: 120 });
  free = 1100;
  await at.archive.look();
  expect(await at.main.keep(aSegmentToKeep(5))).toMatchObject({ number: 5 });
  expect(writing(at.archive)).toBe("on");
});

test("[AR12] a full disk costs the segment it had no room for; what was kept stays, and it is tried again later", async () => {
  await using folder = await aFolder();
  const disk = new TroubledDisk();
  await using at = await anArchive(folder.path, { disk });
  await keepAll(at.main, manySegments(1, 2));
  // In the middle of a segment, so that there is something to take back.
  const writes = [async () => {}, diskFull];
  disk.beforeWrite = () => (writes.shift() ?? diskFull)();
  expect(await at.main.keep(aSegmentToKeep(3))).toBeNull();
  expect(writing(at.archive)).toBe("failing");
  const [, media = ""] = await filesOf(folder.path);
  expect((await stat(join(folder.path, "media/main", media))).size).toBe(120);
  disk.beforeWrite = async () => {};
  expect(await at.main.keep(aSegmentToKeep(4))).toBeNull();
  at.clock.advance(1000);
  expect(await at.main.keep(aSegmentToKeep(5))).toMatchObject({ number: 5 });
  expect(writing(at.archive)).toBe("on");
  await using after = await anArchive(folder.path);
  const restored = await after.main.restored(programTime(0));
  expect(await Promise.all(restored.map((segment) => segment.read()))).toEqual(
    [1, 2, 5].map((number) => bytesOf(aSegmentToKeep(number))),
  );
});

test("[AR12] a disk that goes on failing is asked less and less often, and every half minute at least", async () => {
  await using folder = await aFolder();
  const disk = new TroubledDisk();
  disk.beforeWrite = diskFull;
  await using at = await anArchive(folder.path, { disk });
  const tries: number[] = [];
  for (let second = 0; second <= 120; second += 1) {
    const before = disk.opens;
    await at.main.keep(aSegmentToKeep(second + 1));
    if (disk.opens > before) tries.push(second);
    at.clock.advance(1000);
  }
  expect(tries).toEqual([0, 1, 3, 7, 15, 31, 61, 91]);
  expect(await filesOf(folder.path)).toEqual([]);
});

test("[AR12] what waits behind a write that failed does not knock at the disk again", async () => {
  await using folder = await aFolder();
  const disk = new TroubledDisk();
  disk.beforeWrite = diskFull;
  await using at = await anArchive(folder.path, { disk });
  expect(await Promise.all(manySegments(1, 5).map((segment) => at.main.keep(segment)))).toEqual(Array(5).fill(null));
  expect(disk.opens).toBe(1);
});

test("[AR10] a disk that hangs is waited for by nobody: what the queue cannot hold is not kept", async () => {
  await using folder = await aFolder();
  const disk = new TroubledDisk();
  await using at = await anArchive(folder.path, { disk, queueLimits: { bytes: 150, deadline: millis(60_000) } });
  const gate = Promise.withResolvers<void>();
  disk.beforeWrite = () => gate.promise;
  const [first, second, third] = manySegments(1, 3).map((segment) => at.main.keep(segment));
  expect(await third).toBeNull();
  expect(writing(at.archive)).toBe("behind");
  gate.resolve();
  expect((await Promise.all([first, second])).map((kept) => kept?.number)).toEqual([1, 2]);
  expect(await at.main.keep(aSegmentToKeep(4))).toMatchObject({ number: 4 });
  expect(writing(at.archive)).toBe("on");
});

test("[AR10] at the end what waits is written, and nothing more is begun", async () => {
  await using folder = await aFolder();
  const at = await anArchive(folder.path);
  const waiting = manySegments(1, 5).map((segment) => at.main.keep(segment));
  await at.archive.close();
  expect(await at.main.keep(aSegmentToKeep(6))).toBeNull();
  expect((await Promise.all(waiting)).map((kept) => kept?.number)).toEqual([1, 2, 3, 4, 5]);
  const files = await filesOf(folder.path);
  const lines = (await readFile(join(folder.path, "media/main", files[0] ?? ""), "utf8")).trimEnd().split("\n");
  expect([files.length, JSON.parse(lines.at(-1) ?? "")]).toMatchObject([2, { type: "end", segments: 5 }]);
});

test("[AR12] a folder that cannot be written costs the recording and nothing else", async () => {
  await using folder = await aFolder();
  await writeFile(join(folder.path, "media"), "a file where the folder should be");
  await using at = await anArchive(folder.path);
  expect(await at.main.keep(aSegmentToKeep(1))).toBeNull();
  expect(writing(at.archive)).toBe("failing");
  await rm(join(folder.path, "media"));
  at.clock.advance(1000);
  expect(await at.main.keep(aSegmentToKeep(2))).toMatchObject({ number: 2 });
});
