import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DatabaseRefused } from "./database-refused.ts";
import { createOwnFile } from "./ground.ts";
import { sqliteCode } from "./sqlite-code.ts";

const SQLITE_BUSY = 5;

/** A supervisor may start the next life a moment before the last one is quite gone. */
const WAIT_MS = 1_000;

/** What the collector finds unused it closes, and a lock is never used again: without this it was gone within 50 ms. */
const held = new Set<DatabaseSync>();

/** A data folder held for one process. */
export interface DataLock {
  close(): void;
}

/**
 * Makes the data folder if need be and holds it for this process alone, until `close` or until the process is gone, however it went: the lock is
 * the operating system's own, on `efir.lock` through SQLite, so kill -9 leaves nothing behind that somebody would have
 * to clear up, as a file with a process id would (ST8). The empty file itself stays.
 * @throws {DatabaseRefused} when another process holds it, or the folder cannot be written.
 */
export function holdDataFolder(dataDir: string): DataLock {
  const file = join(dataDir, "efir.lock");
  makeFolder(dataDir);
  createOwnFile(file);
  const lock = new DatabaseSync(file, { timeout: WAIT_MS });
  try {
    // In memory: the transaction that is never committed leaves no journal beside the file.
    lock.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    held.add(lock);
    return { close: () => release(lock) };
  } catch (cause) {
    lock.close();
    throw sqliteCode(cause) === SQLITE_BUSY ? inUse(dataDir, cause) : unlockable(file, cause);
  }
}

function release(lock: DatabaseSync): void {
  if (held.delete(lock)) lock.close();
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new DatabaseRefused(
      `не создаётся папка данных ${dataDir} (EFIR_DATA_DIR): можно ли там писать?`,
      `cannot make the data folder ${dataDir} (EFIR_DATA_DIR): may one write there?`,
      { cause },
    );
  }
}

const inUse = (dataDir: string, cause: unknown) =>
  new DatabaseRefused(
    `с папкой ${dataDir} уже работает другой Эфир: остановите его или задайте другую EFIR_DATA_DIR`,
    `another Efir is at work in the folder ${dataDir}: stop it, or set another EFIR_DATA_DIR`,
    { cause },
  );

const unlockable = (file: string, cause: unknown) =>
  new DatabaseRefused(
    `не удаётся занять ${file}: файловая система должна уметь блокировки (сетевые папки часто не умеют)`,
    `cannot lock ${file}: the file system must know locks (network folders often do not)`,
    { cause },
  );
