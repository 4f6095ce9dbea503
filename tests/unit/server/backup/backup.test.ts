import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { verified } from "../../../../server/backup/facts.ts";
import { takeBackup } from "../../../../server/backup/take-backup.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { anEmptyFolder, everything, fillDatabase, writeEvents } from "../../../support/data-folders.ts";

const at = new Date("2026-11-22T04:45:00.500Z");

function aDataDir(events = 30): string {
  const dataDir = anEmptyFolder();
  fillDatabase(join(dataDir, "efir.db"), events);
  return dataDir;
}

const backedUp = (dataDir: string, more: Partial<Parameters<typeof takeBackup>[0]> = {}) =>
  takeBackup({ dataDir, folder: join(dataDir, "backups"), at, withMedia: false, ...more });

const allOf = (file: string) => {
  const database = openDatabase(file);
  onTestFinished(() => database.close());
  return everything(database);
};

test("[ST11] a backup holds every row, in one file that only its owner reads", async () => {
  const dataDir = aDataDir();
  const { file, facts } = await backedUp(dataDir);
  expect(readdirSync(join(dataDir, "backups"))).toEqual(["efir-20261122T044500Z.db"]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(facts.headByLedger.get("timeline:meeting")).toBe(30);
  expect(allOf(file)).toEqual(allOf(join(dataDir, "efir.db")));
});

test("[ST11] a backup taken while another process writes is of one moment, and is finished", {
  timeout: 60_000,
}, async () => {
  const dataDir = anEmptyFolder();
  const writerFile = fileURLToPath(new URL("../../../support/busy-writer.ts", import.meta.url));
  const writer = spawn(process.execPath, [writerFile, join(dataDir, "efir.db"), "backup"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void writer.kill("SIGKILL"));
  let acknowledged = 0;
  createInterface({ input: writer.stdout }).on("line", () => (acknowledged += 1));
  await once(writer.stdout, "data");
  for (let round = 0; round < 5; round += 1) {
    const before = acknowledged;
    const { facts } = await backedUp(dataDir, { at: new Date(at.getTime() + round * 1000) });
    // `verified` has found every ledger gapless; what was acknowledged before the backup began is in it.
    expect(facts.rowsByTable.get("events")).toBeGreaterThanOrEqual(before);
  }
  expect(acknowledged).toBeGreaterThan(0);
});

test("[ST11] a damaged database gives no backup, and leaves no file behind", async () => {
  const dataDir = aDataDir(300);
  const file = join(dataDir, "efir.db");
  writeFileSync(file, readFileSync(file).fill(0x5a, 12_288, 16_384));
  await expect(backedUp(dataDir)).rejects.toThrow();
  expect(readdirSync(join(dataDir, "backups"))).toEqual([]);
});

test("[ST11] a folder without a database is named", async () => {
  await expect(backedUp(anEmptyFolder())).rejects.toThrow(/нет базы efir.db.*\nthere is no efir.db/);
});

test("[ST11] progress is told in pages, up to all of them", async () => {
  const steps: number[] = [];
  await backedUp(aDataDir(3_000), { onProgress: ({ done, total }) => steps.push(done / total) });
  expect(steps.toSorted((one, other) => one - other)).toEqual(steps);
  expect(steps.at(-1) ?? 0).toBeGreaterThan(0.5);
});

test("[ST11] pictures and documents stand beside the backup, each once", async () => {
  const dataDir = aDataDir();
  mkdirSync(join(dataDir, "images"));
  mkdirSync(join(dataDir, "files"));
  writeFileSync(join(dataDir, "files", "b.pdf"), "document");
  writeFileSync(join(dataDir, "images", "a.png"), "picture");
  writeFileSync(join(dataDir, "images", "half.png.tmp"), "half");
  const first = await backedUp(dataDir);
  const second = await backedUp(dataDir);
  expect([first.images.files, second.images.files]).toEqual([2, 0]);
  expect(readdirSync(join(dataDir, "backups", "images"))).toEqual(["a.png"]);
  expect(readdirSync(join(dataDir, "backups", "files"))).toEqual(["b.pdf"]);
});

test("[ST11] recordings come along when asked for, and what grew since is copied again", async () => {
  const dataDir = aDataDir();
  const reels = join(dataDir, "media", "main");
  mkdirSync(reels, { recursive: true });
  writeFileSync(join(reels, "one.jsonl"), "index");
  writeFileSync(join(reels, "one.m4s"), "bytes");
  expect((await backedUp(dataDir)).media).toBe(null);
  expect((await backedUp(dataDir, { withMedia: true })).media?.files).toBe(2);
  writeFileSync(join(reels, "one.m4s"), "more bytes");
  expect((await backedUp(dataDir, { withMedia: true })).media?.files).toBe(1);
  expect(readFileSync(join(dataDir, "backups", "media", "main", "one.m4s"), "utf8")).toBe("more bytes");
});

test("[ST11] clips come along as recordings do; what comes in or is being made stays, what was cut anew is copied again", async () => {
  const dataDir = aDataDir();
  const [clip, copy] = [dataDir, join(dataDir, "backups")].map((folder) => join(folder, "clips", "clip-0001"));
  for (const folder of ["clip-0001/.work-1", "incoming"])
    mkdirSync(join(dataDir, "clips", folder), { recursive: true });
  writeFileSync(join(clip ?? "", "film.mp4"), "film");
  writeFileSync(join(clip ?? "", ".work-1", "film.mp4"), "half");
  writeFileSync(join(dataDir, "clips", "incoming", "clip-0002"), "half");
  expect((await backedUp(dataDir, { withMedia: true })).media?.files).toBe(1);
  expect((await backedUp(dataDir, { withMedia: true })).media?.files).toBe(0);
  writeFileSync(join(clip ?? "", "film.mp4"), "film, cut");
  await backedUp(dataDir, { withMedia: true });
  expect(readFileSync(join(copy ?? "", "film.mp4"), "utf8")).toBe("film, cut");
});

test("[ST11] of a clip whose consent was taken back nothing stays beside backups", async () => {
  const dataDir = aDataDir();
  const copies = join(dataDir, "backups", "clips");
  for (const id of ["clip-0001", "clip-0002"]) {
    mkdirSync(join(dataDir, "clips", id), { recursive: true });
    writeFileSync(join(dataDir, "clips", id, "film.mp4"), "film");
  }
  await backedUp(dataDir, { withMedia: true });
  const database = openDatabase(join(dataDir, "efir.db"));
  database
    .prepare(
      `INSERT INTO clips (id, meeting, sort, state, version, made_at, updated_at, content, seal)
       VALUES (?1, 'm', 'blitz', 'withdrawn', 1, 1, 1, '{}', efir_seal(?1, 'm', 'blitz', 'withdrawn', 1, 1.0, 1.0, '{}'))`,
    )
    .run("clip-0001");
  database.close();
  rmSync(join(dataDir, "clips", "clip-0001"), { recursive: true });
  await backedUp(dataDir);
  expect(readdirSync(copies)).toEqual(["clip-0002"]);
});

test("[ST11] a copy of a recording does not change with its original", async () => {
  const dataDir = aDataDir();
  mkdirSync(join(dataDir, "media", "main"), { recursive: true });
  const reel = join(dataDir, "media", "main", "one.m4s");
  writeFileSync(reel, "bytes");
  await backedUp(dataDir, { withMedia: true });
  writeFileSync(reel, "");
  expect(readFileSync(join(dataDir, "backups", "media", "main", "one.m4s"), "utf8")).toBe("bytes");
});

test("[ST11] a backup can be taken of what a killed server left in its log", async () => {
  const dataDir = anEmptyFolder();
  const database = openDatabase(join(dataDir, "efir.db"));
  writeEvents(database, 1, 10);
  expect(existsSync(join(dataDir, "efir.db-wal"))).toBe(true);
  const { file } = await backedUp(dataDir);
  database.close();
  expect(verified(file).headByLedger.get("timeline:meeting")).toBe(10);
});
