import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verified } from "../../../../server/backup/facts.ts";
import { restoreBackup } from "../../../../server/backup/restore.ts";
import { takeBackup } from "../../../../server/backup/take-backup.ts";
import { Ledgers } from "../../../../server/ledger/ledgers.ts";
import { silentLog } from "../../../../server/log.ts";
import { holdDataFolder } from "../../../../server/store/data-lock.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { createEventLog } from "../../../../server/store/event-log.ts";
import { millis } from "../../../../shared/time.ts";
import { anEmptyFolder, fillDatabase, writeEvents } from "../../../support/data-folders.ts";
import { anActor } from "../../../support/ledger-builders.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const at = new Date("2026-11-22T04:45:00Z");

/** A data folder with a backup at 30 events and a database that went on to 40. */
async function aFolderWithBackup() {
  const dataDir = anEmptyFolder();
  const present = join(dataDir, "efir.db");
  fillDatabase(present, 30);
  const { file } = await takeBackup({ dataDir, folder: join(dataDir, "backups"), at, withMedia: false });
  const database = openDatabase(present);
  writeEvents(database, 31, 40);
  database.close();
  return { dataDir, present, file };
}

const epochsIn = (file: string) => {
  const database = openDatabase(file);
  const epochs = createEventLog(database)
    .ledgers()
    .map(({ epoch }) => epoch);
  database.close();
  return epochs;
};

test("[ST13] a restored database is the backup, and says what is lost", async () => {
  const { dataDir, present, file } = await aFolderWithBackup();
  const { lost } = restoreBackup({ dataDir, file, at });
  expect(lost).toEqual([{ ledger: "timeline:meeting", head: 40, restoredHead: 30 }]);
  expect(verified(present).headByLedger.get("timeline:meeting")).toBe(30);
});

test("[ST13] what stood before is kept whole and can be restored in turn", async () => {
  const { dataDir, present, file } = await aFolderWithBackup();
  const { aside } = restoreBackup({ dataDir, file, at });
  // In the same second: the file that is being restored must not be written over by what it replaces.
  restoreBackup({ dataDir, file: aside ?? "", at });
  expect(verified(present).headByLedger.get("timeline:meeting")).toBe(40);
  expect(readdirSync(join(dataDir, "replaced"))).toHaveLength(2);
});

test("[ST13] a killed server's log goes with the database that it belongs to", async () => {
  const { dataDir, present, file } = await aFolderWithBackup();
  const killed = openDatabase(present);
  writeEvents(killed, 41, 45);
  const [bytes, log] = [readFileSync(present), readFileSync(`${present}-wal`)];
  killed.close();
  writeFileSync(present, bytes);
  writeFileSync(`${present}-wal`, log);
  const { aside, lost } = restoreBackup({ dataDir, file, at });
  expect(lost).toMatchObject([{ head: 45 }]);
  expect(existsSync(`${present}-wal`)).toBe(false);
  expect(verified(aside ?? "").headByLedger.get("timeline:meeting")).toBe(45);
});

test("[ST13] a damaged database is replaced, and kept as it is", async () => {
  const { dataDir, present, file } = await aFolderWithBackup();
  const damaged = readFileSync(present).fill(0x5a, 4_096);
  writeFileSync(present, damaged);
  const { aside, lost } = restoreBackup({ dataDir, file, at });
  expect(lost).toBe(null);
  expect(readFileSync(aside ?? "").equals(damaged)).toBe(true);
  expect(verified(present).headByLedger.get("timeline:meeting")).toBe(30);
});

test("[ST13] an empty data folder takes a backup", async () => {
  const { file } = await aFolderWithBackup();
  const dataDir = join(anEmptyFolder(), "new");
  expect(restoreBackup({ dataDir, file, at })).toMatchObject({ aside: null, lost: [] });
  expect(readdirSync(dataDir).toSorted()).toEqual(["efir.db", "efir.lock"]);
});

test("[ST13] nothing is restored while a server holds the folder", async () => {
  const { dataDir, present, file } = await aFolderWithBackup();
  const server = holdDataFolder(dataDir);
  expect(() => restoreBackup({ dataDir, file, at })).toThrow(/another Efir is at work/);
  server.close();
  expect(verified(present).headByLedger.get("timeline:meeting")).toBe(40);
});

test("[ST13] a damaged backup is refused, and nothing changes", async () => {
  const { dataDir, present, file } = await aFolderWithBackup();
  writeFileSync(file, readFileSync(file).fill(0x5a, 8_192, 9_000));
  const before = readFileSync(present);
  expect(() => restoreBackup({ dataDir, file, at })).toThrow(/повреждена/);
  expect(readFileSync(present).equals(before)).toBe(true);
  expect(readdirSync(dataDir).toSorted()).toEqual(["backups", "efir.db", "efir.lock"]);
});

test("[ST13] another program's database, a newer one and a missing file are refused", async () => {
  const { dataDir, file } = await aFolderWithBackup();
  const newer = openDatabase(file);
  newer.exec("PRAGMA user_version = 999");
  newer.close();
  expect(() => restoreBackup({ dataDir, file, at })).toThrow(/newer Efir/);
  writeFileSync(file, "a letter ".repeat(1_000));
  expect(() => restoreBackup({ dataDir, file, at })).toThrow(/повреждена/);
  expect(() => restoreBackup({ dataDir, file: join(dataDir, "no.db"), at })).toThrow(/there is no file/);
});

test("[ST14] a page that knows the later state takes the snapshot", async () => {
  const { dataDir, present, file } = await aFolderWithBackup();
  const before = epochsIn(present);
  restoreBackup({ dataDir, file, at });
  const after = epochsIn(present);
  expect(new Set([...before, ...after]).size).toBe(before.length + after.length - 1);
  const database = openDatabase(present);
  const ledgers = new Ledgers({
    log: createEventLog(database),
    clock: new ManualClock(),
    encoderDelayOf: () => millis(0),
    logger: silentLog,
  });
  const answer = ledgers.catchUp({ ledger: "timeline:meeting", epoch: "first-life", since: 40 });
  expect(answer).toMatchObject({ kind: "snapshot", snapshot: { seq: 30 } });
  const plan = { type: "plan", title: "Заседание", programme: [] } as const;
  const outcome = await ledgers.submit(
    { id: "a-new-command", ledger: "timeline:meeting", command: plan },
    anActor("system"),
  );
  expect(outcome).toEqual({ ok: true, seq: 31 });
  database.close();
});

test("[ST14] who was signed in then is not signed in again, and spent links stay spent", async () => {
  const { dataDir, present, file } = await aFolderWithBackup();
  restoreBackup({ dataDir, file, at });
  const { rowsByTable } = verified(present);
  expect([rowsByTable.get("accounts"), rowsByTable.get("sessions"), rowsByTable.get("link_tokens")]).toEqual([1, 0, 0]);
  expect([rowsByTable.get("invitations"), rowsByTable.get("api_tokens")]).toEqual([0, 0]);
});

test("[ST13] pictures and recordings that are missing come back; those that are there are left alone", async () => {
  const { dataDir, file } = await aFolderWithBackup();
  const images = join(dataDir, "backups", "images");
  mkdirSync(images, { recursive: true });
  writeFileSync(join(images, "a.png"), "picture");
  expect(restoreBackup({ dataDir, file, at }).images.files).toBe(1);
  expect(readFileSync(join(dataDir, "images", "a.png"), "utf8")).toBe("picture");
  expect(restoreBackup({ dataDir, file, at }).images.files).toBe(0);
});
