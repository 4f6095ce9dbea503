import { randomBytes } from "node:crypto";
import { appendFile, readdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Archive } from "../../../../server/archive/archive.ts";
import type { Claim } from "../../../../server/archive/claims.ts";
import { silentLog } from "../../../../server/log.ts";
import { type ProgramTime, programTime } from "../../../../shared/time.ts";
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
import { ManualClock } from "../../../support/manual-clock.ts";
import { patience } from "../../../support/patience.ts";
import { TroubledDisk } from "../../../support/troubled-disk.ts";

const ALWAYS = programTime(0);
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Where the segment of this number begins. */
const at = (number: number): ProgramTime => programTime(RECORDING_START_MS + (number - 1) * SEGMENT_MS);
const aClaim = (given: Partial<Claim> = {}): Claim => ({
  slug: "duma",
  stage: "main",
  from: at(1),
  until: null,
  ...given,
});
const numbers = (segments: readonly { readonly number: number }[] | null) => segments?.map(({ number }) => number);
const reelsOf = async (dir: string) => (await filesOf(dir)).filter((file) => file.endsWith(".jsonl")).length;
/** Deletion runs beside: asked until it is so. */
const eventually = (ask: () => Promise<unknown>, what: unknown) => expect.poll(ask, patience).toEqual(what);

/** One segment of the encoder each ten minutes: a reel for each. */
const tenMinutesApart = (first: number, last: number) =>
  manySegments(first, last).map((segment) => ({
    ...segment,
    startsAt: programTime(RECORDING_START_MS + (segment.number - 1) * 10 * MINUTE_MS),
  }));

/** Trouble for the first write alone. */
function once(trouble: () => Promise<void>): () => Promise<void> {
  const troubles = [trouble];
  return async () => troubles.shift()?.();
}

/** So many of them on the disk. @returns the reels' names, oldest first. */
async function tenMinutesKept(dir: string, count: number): Promise<readonly string[]> {
  await using house = await anArchive(dir);
  await keepAll(house.main, tenMinutesApart(1, count));
  return house.main.reels.map(({ name }) => name);
}

test("[AR8] the window's past is deleted a minute after it was forgotten", async () => {
  await using folder = await aFolder();
  await using house = await anArchive(folder.path);
  await keepAll(house.main, tenMinutesApart(1, 4));
  house.archive.setClaims([]);
  house.main.forget(programTime(RECORDING_START_MS + 11 * MINUTE_MS));
  await eventually(() => filesOf(folder.path).then((files) => files.length), 6);
  expect(numbers(await house.main.restored(ALWAYS))).toEqual([2, 3, 4]);
  expect(await house.archive.find("main", "e1", 1)).toBeNull();
});

test("[AR9] what a meeting wants kept stays for as long as it wants it; the loop never does", async () => {
  await using folder = await aFolder();
  await using house = await anArchive(folder.path);
  house.archive.setClaims([aClaim({ until: programTime(RECORDING_START_MS + 15 * MINUTE_MS) })]);
  const [first, second, third] = tenMinutesApart(1, 3);
  await keepAll(
    house.main,
    [first, second, third].filter((one) => one !== undefined),
  );
  await house.main.keep(aSegmentToKeep(4, { source: "loop", startsAtMs: RECORDING_START_MS + MINUTE_MS }));
  await house.main.keep(aSegmentToKeep(5, { startsAtMs: RECORDING_START_MS + 40 * MINUTE_MS }));
  house.main.forget(programTime(RECORDING_START_MS + 60 * MINUTE_MS));
  await eventually(async () => numbers(await house.main.restored(ALWAYS)), [1, 2, 5]);
  house.archive.setClaims([]);
  await eventually(() => filesOf(folder.path).then((files) => files.length), 2);
});

test("[AR9] a stage that is asked for after the meetings have spoken lets its past go too", async () => {
  await using folder = await aFolder();
  await using house = await anArchive(folder.path);
  house.archive.setClaims([]);
  const late = house.archive.stage("hall");
  await keepAll(late, tenMinutesApart(1, 4));
  late.forget(programTime(RECORDING_START_MS + 11 * MINUTE_MS));
  await eventually(async () => numbers(await late.restored(ALWAYS)), [2, 3, 4]);
});

test("[AR9] what was recorded outlives a database that knows nothing of its meeting", async () => {
  await using folder = await aFolder();
  {
    await using house = await anArchive(folder.path);
    house.archive.setClaims([aClaim()]);
    await keepAll(house.main, tenMinutesApart(1, 3));
  }
  await using after = await anArchive(folder.path);
  after.archive.setClaims([]);
  await after.main.keep(aSegmentToKeep(9, { epoch: "e2", startsAtMs: RECORDING_START_MS + 40 * MINUTE_MS }));
  await after.main.keep(
    aSegmentToKeep(10, { epoch: "e2", source: "loop", startsAtMs: RECORDING_START_MS + 41 * MINUTE_MS }),
  );
  after.main.forget(programTime(RECORDING_START_MS + DAY_MS));
  await eventually(async () => numbers(await after.main.restored(ALWAYS)), [1, 2, 3, 10]);
  after.archive.setClaims([aClaim()]);
  expect(await after.archive.broadcasts()).not.toEqual([]);
});

test("[AR9] nothing is deleted before it is known what meetings want", async () => {
  await using folder = await aFolder();
  await using house = await anArchive(folder.path);
  await keepAll(house.main, tenMinutesApart(1, 3));
  house.main.forget(programTime(RECORDING_START_MS + DAY_MS));
  expect(await reelsOf(folder.path)).toBe(3);
  house.archive.setClaims([aClaim()]);
  expect(numbers(await house.main.restored(ALWAYS))).toEqual([1, 2, 3]);
});

test("[AR9] a stage that is no longer used keeps what meetings want, and a day of the rest", async () => {
  await using folder = await aFolder();
  await tenMinutesKept(folder.path, 2);
  const clock = new ManualClock(RECORDING_START_MS + DAY_MS);
  const archive = await Archive.open({
    dir: join(folder.path, "media"),
    clock,
    log: silentLog,
    floorBytes: 0,
    cacheBytes: 0,
  });
  archive.setClaims([]);
  expect(await reelsOf(folder.path)).toBe(2);
  clock.advance(5 * MINUTE_MS);
  await archive.expire(null);
  await eventually(() => reelsOf(folder.path), 1);
  clock.advance(20 * MINUTE_MS);
  archive.setClaims([aClaim()]);
  await archive.expire(null);
  expect((await archive.broadcasts()).length).toBe(1);
  await archive.close();
});

test("[AR15] runs of an encoder less than a minute apart are one broadcast, longer breaks make another", async () => {
  await using folder = await aFolder();
  await using house = await anArchive(folder.path);
  house.archive.setClaims([aClaim({ until: programTime(RECORDING_START_MS + DAY_MS) })]);
  await keepAll(house.main, manySegments(1, 3));
  await keepAll(house.main, manySegments(4, 10, { source: "loop" }));
  await keepAll(house.main, manySegments(11, 12));
  await keepAll(house.main, manySegments(100, 101));
  const broadcasts = await house.archive.broadcasts();
  expect(broadcasts).toMatchObject([
    { slug: "duma", stage: "main", from: at(100), until: at(102), duration: 4000, bytes: 120, hasGaps: false },
    { slug: "duma", stage: "main", from: at(1), until: at(13), duration: 10_000, bytes: 300, hasGaps: false },
  ]);
  for (const { id } of broadcasts) expect(id).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
  expect(numbers(await house.archive.segmentsOf(broadcasts[1]?.id ?? ""))).toEqual([1, 2, 3, 11, 12]);
  expect(await house.archive.segmentsOf("nothing")).toBeNull();
});

test("[AR15] a broadcast keeps its name while it grows, ends and the server is started anew", async () => {
  await using folder = await aFolder();
  const clock = new ManualClock(at(3));
  let id: string | undefined;
  await (async () => {
    await using before = await anArchive(folder.path, { clock });
    before.archive.setClaims([aClaim()]);
    await keepAll(before.main, manySegments(1, 2));
    const [growing] = await before.archive.broadcasts();
    expect(growing).toMatchObject({ until: null, duration: 4000 });
    id = growing?.id;
  })();
  clock.advance(50_000);
  await using after = await anArchive(folder.path, { clock });
  after.archive.setClaims([aClaim()]);
  expect(await after.archive.broadcasts()).toMatchObject([{ id, until: null }]);
  await keepAll(after.main, [aSegmentToKeep(27, { epoch: "e2" })]);
  clock.advance(20_000);
  expect(await after.archive.broadcasts()).toMatchObject([{ id, until: null, duration: 6000 }]);
  clock.advance(MINUTE_MS);
  expect(await after.archive.broadcasts()).toMatchObject([{ id, until: at(28) }]);
});

test("[AR16] a replay is all broadcasts of the meeting, of what was shown while it was open, without the loop", async () => {
  await using folder = await aFolder();
  await using house = await anArchive(folder.path);
  // Known only afterwards, as when the record is read at a restart: the reels do not begin and end with the meeting.
  await keepAll(house.main, [...manySegments(1, 9), ...manySegments(10, 12, { source: "loop" })]);
  await keepAll(house.main, manySegments(100, 103));
  house.archive.setClaims([
    aClaim({ from: programTime(at(3) + 500), until: programTime(at(102) + 500) }),
    aClaim({ slug: "other", from: at(102) }),
  ]);
  expect(numbers(await house.archive.replay("duma"))).toEqual([3, 4, 5, 6, 7, 8, 9, 100, 101, 102]);
  expect(numbers(await house.archive.replay("other"))).toEqual([102, 103]);
  expect(await house.archive.replay("nothing")).toEqual([]);
});

test("[AR15] a broadcast counts what belongs to its meeting, not all of its reels", async () => {
  await using folder = await aFolder();
  await using house = await anArchive(folder.path);
  await keepAll(house.main, manySegments(1, 100));
  house.archive.setClaims([aClaim({ from: at(51), until: at(61) })]);
  expect(await house.archive.broadcasts()).toMatchObject([{ duration: 20_000, bytes: 600 }]);
});

test("[AR15] a broadcast says that pieces are missing: within, before, behind", async () => {
  await using folder = await aFolder();
  let free = 2000;
  await using house = await anArchive(folder.path, { floorBytes: 1000, freeBytes: async () => free });
  const hasGaps = async () => (await house.archive.broadcasts())[0]?.hasGaps;
  const room = async (bytes: number) => {
    free = bytes;
    await house.archive.look();
  };
  house.archive.setClaims([aClaim()]);
  await keepAll(house.main, manySegments(1, 2));
  expect(await hasGaps()).toBe(false);
  await room(0);
  await keepAll(house.main, manySegments(3, 4));
  expect(await hasGaps()).toBe(true);
  await room(2000);
  await keepAll(house.main, manySegments(5, 6));
  await using after = await anArchive(folder.path);
  after.archive.setClaims([aClaim()]);
  expect(await after.archive.broadcasts()).toMatchObject([{ hasGaps: true, duration: 8000 }]);
});

test("[AR15] a broadcast that ended because the disk failed says so, after a restart too", async () => {
  await using folder = await aFolder();
  const disk = new TroubledDisk();
  await (async () => {
    await using house = await anArchive(folder.path, { disk });
    house.archive.setClaims([aClaim()]);
    await keepAll(house.main, manySegments(1, 2));
    disk.beforeWrite = once(() => Promise.reject(new Error("disk")));
    expect(await house.main.keep(aSegmentToKeep(3))).toBeNull();
  })();
  await using after = await anArchive(folder.path);
  after.archive.setClaims([aClaim()]);
  expect(await after.archive.broadcasts()).toMatchObject([{ hasGaps: true, duration: 4000 }]);
});

test("[AR16] the version of a replay changes with what is kept of the meeting, with its claim and with deletion", async () => {
  await using folder = await aFolder();
  await using house = await anArchive(folder.path);
  const seen = new Set<number>();
  const isNew = () => seen.size < seen.add(house.archive.replayVersion("duma")).size;
  expect(isNew()).toBe(true);
  house.archive.setClaims([aClaim()]);
  expect(isNew()).toBe(true);
  house.archive.setClaims([aClaim(), aClaim({ slug: "other", stage: "second" })]);
  expect(isNew()).toBe(false);
  await house.main.keep(aSegmentToKeep(1));
  expect(isNew()).toBe(true);
  await house.main.keep(aSegmentToKeep(2, { source: "loop" }));
  expect(isNew()).toBe(false);
  house.archive.setClaims([aClaim({ until: at(2) })]);
  expect(isNew()).toBe(true);
  const [broadcast] = await house.archive.broadcasts();
  await house.archive.drop(broadcast?.id ?? "");
  expect(isNew()).toBe(true);
});

test("[AR17] a dropped broadcast is gone from the disk, the replay and rewind windows, and nothing else is", async () => {
  await using folder = await aFolder();
  await using house = await anArchive(folder.path);
  const dropped: string[] = [];
  house.archive.onDropped((stage, isDropped) => {
    const gone = [...manySegments(1, 200), aSegmentToKeep(1, { epoch: "e2" })].filter(isDropped);
    dropped.push(...gone.map(({ epoch, number }) => `${stage} ${epoch} ${number}`));
  });
  house.archive.setClaims([aClaim({ until: at(1000) })]);
  const [first] = await keepAll(house.main, manySegments(1, 2));
  await keepAll(house.main, [...manySegments(3, 4, { source: "loop" }), ...manySegments(100, 101)]);
  const [later, earlier] = await house.archive.broadcasts();
  expect(await house.archive.drop(earlier?.id ?? "")).toBe("dropped");
  expect(dropped).toEqual(["main e1 1", "main e1 2"]);
  expect(await house.archive.broadcasts()).toMatchObject([{ id: later?.id }]);
  expect(numbers(await house.archive.replay("duma"))).toEqual([100, 101]);
  await expect(first?.read()).rejects.toMatchObject({ problem: "gone" });
  await expect(house.archive.drop(earlier?.id ?? "")).resolves.toBe("unknown");
  const left = Buffer.concat(
    await Promise.all((await filesOf(folder.path)).map((file) => readFile(join(folder.path, "media/main", file)))),
  );
  expect(left.includes(bytesOf(aSegmentToKeep(1)))).toBe(false);
  expect(left.includes(bytesOf(aSegmentToKeep(100)))).toBe(true);
});

test("[AR17] what is on air is not dropped; what was on air a minute ago is, though its reel is still open", async () => {
  await using folder = await aFolder();
  const clock = new ManualClock(at(3));
  await using house = await anArchive(folder.path, { clock });
  house.archive.setClaims([aClaim()]);
  await keepAll(house.main, manySegments(1, 2));
  const [broadcast] = await house.archive.broadcasts();
  expect(await house.archive.drop(broadcast?.id ?? "")).toBe("on-air");
  expect(numbers(await house.archive.replay("duma"))).toEqual([1, 2]);
  clock.advance(MINUTE_MS);
  expect(await house.archive.drop(broadcast?.id ?? "")).toBe("dropped");
  expect(await filesOf(folder.path)).toEqual([]);
  expect(await house.main.keep(aSegmentToKeep(3))).toMatchObject({ number: 3 });
});

test("[AR18] recordings are deleted so many days after their end, if so many are said", async () => {
  await using folder = await aFolder();
  const clock = new ManualClock(at(1));
  await using house = await anArchive(folder.path, { clock });
  house.archive.setClaims([aClaim()]);
  await keepAll(house.main, [aSegmentToKeep(1), aSegmentToKeep(2, { startsAtMs: at(1) + 2 * DAY_MS })]);
  clock.advance(4 * DAY_MS);
  await house.archive.expire(null);
  expect((await house.archive.broadcasts()).length).toBe(2);
  await house.archive.expire(3);
  expect(numbers(await house.archive.replay("duma"))).toEqual([2]);
  expect(await reelsOf(folder.path)).toBe(1);
});

test("[AR4] what claims to be of the future, written while the clock was wrong, is not in the window", async () => {
  await using folder = await aFolder();
  await using house = await anArchive(folder.path, { clock: new ManualClock(at(5)) });
  await keepAll(house.main, [...manySegments(1, 3), aSegmentToKeep(4, { startsAtMs: at(1) + DAY_MS })]);
  expect(numbers(await house.main.restored(ALWAYS))).toEqual([1, 2, 3]);
  expect(numbers(await house.main.restored(at(3)))).toEqual([3]);
});

test("[AR1] a segment and an init segment are found by their names alone", async () => {
  await using folder = await aFolder();
  await (async () => {
    await using before = await anArchive(folder.path);
    await keepAll(before.main, [...manySegments(1, 3), ...manySegments(4, 5, { initId: 2 })]);
    await keepAll(before.main, manySegments(6, 7, { epoch: "e2" }));
  })();
  await using house = await anArchive(folder.path);
  const { archive } = house;
  expect(await (await archive.find("main", "e1", 4))?.read()).toEqual(bytesOf(aSegmentToKeep(4)));
  expect(await archive.findInit("main", "e1", 2)).toEqual(aSegmentToKeep(4, { initId: 2 }).init);
  expect(await archive.findInit("main", "e2", 1)).toEqual(aSegmentToKeep(6, { epoch: "e2" }).init);
  const absent = [
    archive.find("main", "e1", 6),
    archive.find("main", "e9", 1),
    archive.find("second", "e1", 1),
    archive.find("../main", "..", 1),
    archive.findInit("main", "e1", 3),
    archive.findInit("main", "e1", Number.NaN),
  ];
  expect(await Promise.all(absent)).toEqual([null, null, null, null, null, null]);
});

test("[AR6] one damaged reel is set aside, foreign files are left alone, and all others play", async () => {
  await using folder = await aFolder();
  const [, second] = await tenMinutesKept(folder.path, 3);
  const main = join(folder.path, "media/main");
  const [index, media] = [`${second}.jsonl`, `${second}.m4s`];
  await writeFile(join(main, index), randomBytes(5000));
  await writeFile(join(main, "20200101T000000-00000000.m4s"), "media of nobody");
  await writeFile(join(main, "holiday.jpg"), "not ours");
  await symlink("/etc/passwd", join(main, "20200102T000000-00000000.jsonl"));
  const before = new Set(await filesOf(folder.path));
  await using house = await anArchive(folder.path);
  expect(numbers(await house.main.restored(ALWAYS))).toEqual([1, 3]);
  const after = new Set(await filesOf(folder.path));
  const renamed = [index, media, "20200101T000000-00000000.m4s"];
  expect([...before].filter((file) => !after.has(file)).sort()).toEqual(renamed.sort());
  expect([...after].filter((file) => !before.has(file)).sort()).toEqual(
    renamed.map((file) => `${file}.damaged`).sort(),
  );
});

test("[AR8] a deletion that a crash has cut short is ended by the next start", async () => {
  await using folder = await aFolder();
  const [first = ""] = await tenMinutesKept(folder.path, 2);
  const index = join(folder.path, "media/main", `${first}.jsonl`);
  await rename(index, `${index}.gone`);
  await using house = await anArchive(folder.path);
  expect(numbers(await house.main.restored(ALWAYS))).toEqual([2]);
  expect((await filesOf(folder.path)).length).toBe(2);
});

test("[AR13] bytes that rotted on the disk are not handed out", async () => {
  await using folder = await aFolder();
  await using house = await anArchive(folder.path);
  const [kept, whole] = await keepAll(house.main, manySegments(1, 2));
  const [, media = ""] = await filesOf(folder.path);
  const path = join(folder.path, "media/main", media);
  const bytes = await readFile(path);
  await writeFile(path, bytes.fill(0, 10, 12));
  await expect(kept?.read()).rejects.toMatchObject({ problem: "damaged" });
  expect(await whole?.read()).toEqual(bytesOf(aSegmentToKeep(2)));
});

test("[AR13] a crowd that reads the same segment costs one read, and a copy of it does not fill the cache", async () => {
  await using folder = await aFolder();
  const disk = new TroubledDisk();
  await using house = await anArchive(folder.path, { disk, cacheBytes: 100 });
  const [one, two] = await keepAll(house.main, manySegments(1, 2));
  const opens = disk.opens;
  await Promise.all(Array.from({ length: 200 }, () => one?.read()));
  expect(disk.opens).toBe(opens + 1);
  const found = await house.archive.find("main", "e1", 2);
  await found?.readRange(0, 60);
  await one?.read();
  expect(disk.opens).toBe(opens + 2);
  await two?.read();
  await one?.read();
  expect(disk.opens).toBe(opens + 4);
});

test("[AR7] a start reads two short pieces of each closed reel, whatever it holds", async () => {
  await using folder = await aFolder();
  const reels = 100;
  await (async () => {
    const disk = new TroubledDisk();
    disk.isLazy = true;
    await using before = await anArchive(folder.path, { disk });
    // Each epoch is a reel. Their indexes are far longer than what a start may read of them.
    for (let epoch = 0; epoch < reels; epoch += 1) {
      const first = epoch * 60 + 1;
      const given = { epoch: `e${epoch}`, fragments: [1] };
      await Promise.all(manySegments(first, first + 59, given).map((segment) => before.main.keep(segment)));
    }
  })();
  const disk = new TroubledDisk();
  await using house = await anArchive(folder.path, { disk, clock: new ManualClock(at(reels * 60)) });
  expect(house.main.reels.length).toBe(reels);
  expect(disk.opens).toBe(2 * reels);
  expect(disk.readBytes).toBeLessThanOrEqual(2 * 4096 * reels);
  expect(numbers(await house.main.restored(at(reels * 60)))).toEqual([reels * 60]);
});

test("[AR14] file descriptors stay level, whatever is kept, read, dropped and reopened", async () => {
  await using folder = await aFolder();
  const open = async () => (await readdir("/proc/self/fd")).length;
  const before = await open();
  for (let round = 0; round < 5; round += 1) {
    await using house = await anArchive(folder.path);
    house.archive.setClaims([aClaim()]);
    const kept = await keepAll(house.main, manySegments(round * 100 + 1, round * 100 + 5));
    await Promise.all(kept.map((segment) => segment?.read()));
    for (const { id } of await house.archive.broadcasts()) await house.archive.drop(id);
    await appendFile(join(folder.path, "media/main/noise"), "x");
  }
  expect(await open()).toBeLessThanOrEqual(before);
});

test("[BZ201] what was kept of a stage in a time is had from reels of this run and of earlier ones", async () => {
  await using folder = await aFolder();
  {
    await using house = await anArchive(folder.path);
    await keepAll(house.main, manySegments(1, 4));
  }
  await using house = await anArchive(folder.path);
  await keepAll(house.main, manySegments(5, 8, { epoch: "e2" }));
  expect(numbers(await house.archive.between("main", at(3), at(7)))).toEqual([3, 4, 5, 6]);
  expect(await house.archive.between("main", at(20), at(30))).toEqual([]);
  expect(await house.archive.between("nothing", at(1), at(7))).toEqual([]);
});
