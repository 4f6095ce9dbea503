import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { AutoBackup } from "../../../../server/backup/auto-backup.ts";
import { verified } from "../../../../server/backup/facts.ts";
import type { Log } from "../../../../server/log.ts";
import { silentLog } from "../../../../server/log.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { millis } from "../../../../shared/time.ts";
import { anEmptyFolder, writeEvents } from "../../../support/data-folders.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

/** A server's database at work with automatic backups beside it; the first, of the start, is already made. */
async function atWork(log: Log = silentLog) {
  const dataDir = anEmptyFolder();
  const database = openDatabase(join(dataDir, "efir.db"));
  onTestFinished(() => database.close());
  writeEvents(database, 1, 3);
  const clock = new ManualClock(Date.UTC(2026, 10, 22, 4));
  const backups = new AutoBackup({ dataDir, clock, log, every: millis(1e9) });
  onTestFinished(() => backups.close());
  await expect.poll(() => backups.last, { timeout: 10_000 }).not.toBe(null);
  return { dataDir, database, clock, backups, names: () => readdirSync(join(dataDir, "backups", "auto")) };
}

const eventsIn = (file: string) => verified(file).rowsByTable.get("events");
const writeMore = (database: DatabaseSync, from: number) => writeEvents(database, from, from + 2);

test("[ST12] a start makes a backup, and the next is made only when something was written", async () => {
  const { database, backups, clock, names } = await atWork();
  clock.advance(5 * 60_000);
  expect([await backups.backUp(), names()]).toEqual([false, ["efir-20261122T040000Z.db"]]);
  writeMore(database, 4);
  expect(await backups.backUp()).toBe(true);
  expect(names()).toEqual(["efir-20261122T040000Z.db", "efir-20261122T040500Z.db"]);
  expect(eventsIn(backups.last?.file ?? "")).toBe(6);
});

test("[ST12] one at a time", async () => {
  const { database, backups, clock } = await atWork();
  clock.advance(5 * 60_000);
  writeMore(database, 4);
  expect(await Promise.all([backups.backUp(), backups.backUp()])).toEqual([true, false]);
});

test("[ST12] old ones are thinned out as new ones come", async () => {
  const { database, backups, clock, names } = await atWork();
  for (let count = 0; count < 3; count += 1) {
    clock.advance(25 * 60 * 60_000);
    writeMore(database, 4 + 3 * count);
    await backups.backUp();
  }
  clock.advance(8 * 24 * 60 * 60_000);
  writeMore(database, 13);
  await backups.backUp();
  expect(names()).toEqual(["efir-20261203T070000Z.db"]);
});

test("[ST12] a failure is logged and counted, and the next try may do better", async () => {
  const faults: string[] = [];
  const { database, backups, clock } = await atWork({ ...silentLog, fault: (message) => void faults.push(message) });
  database.exec("UPDATE events SET event = 'turned over'");
  clock.advance(5 * 60_000);
  expect([await backups.backUp(), backups.failures, faults]).toEqual([false, 1, ["backup failed"]]);
});

test("[ST12] a stop in the middle leaves no half backup that looks whole", async () => {
  const { database, backups, clock, names } = await atWork();
  clock.advance(5 * 60_000);
  writeMore(database, 4);
  const underWay = backups.backUp();
  await backups.close();
  await underWay;
  for (const name of names().filter((one) => one.endsWith(".db")))
    expect(["040000", "040500"]).toContain(name.slice(14, 20));
});
