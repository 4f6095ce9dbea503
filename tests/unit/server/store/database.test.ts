import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DatabaseRefused, openDatabase } from "../../../../server/store/database.ts";
import { createEventLog } from "../../../../server/store/event-log.ts";
import { checkEngine } from "../../../../server/store/ground.ts";
import { createSettings } from "../../../../server/store/settings.ts";
import { inTransaction } from "../../../../server/store/transaction.ts";
import { writeEvents } from "../../../support/data-folders.ts";
import { runInjected } from "../../../support/injected-run.ts";
import { at } from "../../../support/ledger-builders.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "efir-store-"));
  file = join(folder, "efir.db");
});
const databases: DatabaseSync[] = [];
const opened = (database: DatabaseSync): DatabaseSync => {
  databases.push(database);
  return database;
};
afterEach(() => {
  for (const database of databases.splice(0)) database.close();
  rmSync(folder, { recursive: true });
});

const pragma = (database: DatabaseSync, name: string) =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];

test("a new database is durable at each commit and keeps foreign keys", () => {
  const database = opened(openDatabase(file));
  expect(["journal_mode", "synchronous", "foreign_keys"].map((name) => pragma(database, name))).toEqual(["wal", 2, 1]);
});

test("a database is opened again as it was left", () => {
  const first = openDatabase(file);
  createSettings(first).set("sample.deleted", "yes");
  first.close();
  const second = opened(openDatabase(file));
  expect(createSettings(second).get("sample.deleted")).toBe("yes");
});

test("a new database can be read by its owner only, its log beside it too", () => {
  const database = opened(openDatabase(file));
  createSettings(database).set("sample.deleted", "yes");
  expect([file, `${file}-wal`].map((name) => statSync(name).mode & 0o777)).toEqual([0o600, 0o600]);
});

test("a damaged database is refused before anything is served from it", () => {
  const database = openDatabase(file);
  const log = createEventLog(database);
  for (let seq = 1; seq <= 300; seq += 1) {
    const events = [{ seq, at: at(seq), event: { words: "x".repeat(200) } }];
    log.append([{ ledger: "timeline:meeting", epoch: "life", commandId: `command-${seq}`, actorId: "a", events }]);
  }
  database.close();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x5a, 8_192, 40_960));
  expect(() => openDatabase(file)).toThrow(/is damaged. Restore a backup/);
});

test("[ST4] a log whose database is gone is not thrown away", () => {
  const database = openDatabase(file);
  createSettings(database).set("sample.deleted", "yes");
  const log = readFileSync(`${file}-wal`);
  database.close();
  writeFileSync(file, "");
  writeFileSync(`${file}-wal`, log);
  expect(() => openDatabase(file)).toThrow(/the file is empty or gone, and its log is there/);
  expect(readFileSync(`${file}-wal`).equals(log)).toBe(true);
});

test("[ST5] a letter changed inside a row is found, though SQLite finds nothing", () => {
  const database = openDatabase(file);
  createSettings(database).set("sample.deleted", "spoken words");
  database.close();
  const bytes = readFileSync(file);
  bytes.write("b", bytes.indexOf("spoken words"));
  writeFileSync(file, bytes);
  const plain = opened(new DatabaseSync(file));
  expect(pragma(plain, "integrity_check")).toBe("ok");
  expect(() => openDatabase(file)).toThrow(/a row of settings is not as it was written/);
});

test("[ST6] a ledger that misses an event is refused", () => {
  const database = openDatabase(file);
  writeEvents(database, 1, 9);
  database.exec("DELETE FROM events WHERE seq = 5");
  database.close();
  expect(() => openDatabase(file)).toThrow(/timeline:meeting misses events/);
});

test("[ST2] a SQLite that could corrupt the file is refused; a later one is not", () => {
  expect(() => checkEngine("3.51.2")).toThrow(/нужна 3.51.3.*\n.*3.51.3 or later is needed/);
  for (const version of ["3.51.3", "3.52.0", "4.0"]) expect(() => checkEngine(version)).not.toThrow();
});

test("[ST3] a folder that only reads is refused", async () => {
  // Root writes where it likes, so the system call is made to fail as a read-only file system makes it.
  const script = fileURLToPath(new URL("../../../support/steady-writer.ts", import.meta.url));
  openDatabase(file).close();
  for (const call of ["access", "faccessat2", "faccessat"]) {
    const { isHit, complaint } = await runInjected({ call, nth: 1, fate: "error=EROFS", onPath: folder }, script, [
      file,
    ]);
    if (isHit) return expect(complaint).toMatch(/можно ли в неё писать\? \(EROFS\)/);
  }
  throw new Error("no system call was struck");
});

test("a file that is no database is refused", () => {
  writeFileSync(file, "this is a letter, not a database, however long it may be ".repeat(200));
  expect(() => openDatabase(file)).toThrow(DatabaseRefused);
});

test("a database of a newer version is refused", () => {
  const database = openDatabase(file);
  database.exec("PRAGMA user_version = 999");
  database.close();
  expect(() => openDatabase(file)).toThrow(/written by a newer Efir \(schema 999/);
});

test("another program's database is refused and left as it is", () => {
  const foreign = new DatabaseSync(file);
  foreign.exec("CREATE TABLE recipes (name TEXT)");
  foreign.close();
  expect(() => openDatabase(file)).toThrow(/database of another program/);
  const unchanged = opened(new DatabaseSync(file));
  expect(pragma(unchanged, "journal_mode")).toBe("delete");
});

test("a folder that is not there is named in the refusal", () => {
  expect(() => openDatabase(join(folder, "nowhere", "efir.db"))).toThrow(/is the folder there and writable/);
});

test("a transaction that throws leaves nothing behind and the next one works", () => {
  const database = opened(openDatabase(file));
  const settings = createSettings(database);
  const failing = () => {
    settings.set("sample.deleted", "half");
    throw new Error("midway");
  };
  expect(() => inTransaction(database, failing)).toThrow("midway");
  inTransaction(database, () => settings.set("discontinuities.main", "2"));
  expect([settings.get("sample.deleted"), settings.get("discontinuities.main")]).toEqual([null, "2"]);
});

test("[TL19] a full disk is told from a broken one, and space makes the log work again", () => {
  const database = opened(openDatabase(file));
  const log = createEventLog(database);
  const anEntry = (seq: number, bytes: number) => ({
    ledger: "timeline:meeting" as const,
    epoch: "life",
    commandId: `command-${seq}`,
    actorId: "a",
    events: [{ seq, at: at(seq), event: { words: "x".repeat(bytes) } }],
  });
  log.append([anEntry(1, 10)]);
  const pages = Number(pragma(database, "page_count"));
  database.exec(`PRAGMA max_page_count = ${pages}`);
  expect(log.append([anEntry(2, 100_000)])).toMatchObject({ kind: "full" });
  expect(log.append([anEntry(2, 10)])).toBe(null);
  database.exec("PRAGMA max_page_count = 1000000");
  expect(log.append([anEntry(3, 100_000)])).toBe(null);
  expect(log.read("timeline:meeting", 0).map(({ seq }) => seq)).toEqual([1, 2, 3]);
});
