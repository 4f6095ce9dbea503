import { existsSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { DatabaseRefused } from "./database-refused.ts";
import { checkEngine, checkFolder, createOwnFile } from "./ground.ts";
import { migrate } from "./migrate.ts";
import { teachSeal } from "./seal.ts";
import { checkSound, damaged } from "./soundness.ts";
import { isFull } from "./sqlite-code.ts";

export { DatabaseRefused };

/**
 * Opens the database, creating it when there is none, checks it and brings its schema up to date.
 * Every store holds this one connection: writes are serial, and what a statement has done is on the disk when it returns.
 * @param file path, or `:memory:`.
 * @throws {DatabaseRefused} when the place cannot be written, or the file is damaged, not ours, or of a newer version.
 *   Nothing was changed then (ST1–ST5).
 */
export function openDatabase(file: string): DatabaseSync {
  checkEngine();
  if (file !== ":memory:") checkFile(file);
  const database = open(file, false);
  try {
    // FULL lost nothing in 2,000 simulated power cuts; NORMAL lost acknowledged events.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;");
    database.exec("PRAGMA journal_size_limit = 16777216;");
    migrate(database, file);
    return database;
  } catch (error) {
    database.close();
    throw isFull(error) ? noSpace(file, error) : error;
  }
}

/** A connection that cannot write, not even the WAL into the file when it closes. Knows `efir_seal`. */
export function openForReading(file: string): DatabaseSync {
  checkEngine();
  return open(file, true);
}

function checkFile(file: string): void {
  checkFolder(file);
  refuseOrphanedLog(file);
  if (!existsSync(file)) createOwnFile(file);
  else if (statSync(file).size > 0) {
    // Looked at through a connection that cannot write: a refused file and its WAL stay as they were found. Only where a
    // rollback journal lies, left by a power cut at the file's birth, can nobody read who cannot also roll back.
    const found = open(file, !existsSync(`${file}-journal`));
    try {
      checkSound(found, file);
    } finally {
      found.close();
    }
  }
}

/** SQLite would take an empty file for a new database and throw the log away, with all that was acknowledged in it. */
function refuseOrphanedLog(file: string): void {
  const [bytes, logged] = [file, `${file}-wal`].map((one) => statSync(one, { throwIfNoEntry: false })?.size ?? 0);
  if (bytes === 0 && logged !== 0) throw damaged(file, "the file is empty or gone, and its log is there");
}

function open(file: string, readOnly: boolean): DatabaseSync {
  try {
    const database = new DatabaseSync(file, { readOnly, timeout: 5_000, enableForeignKeyConstraints: true });
    teachSeal(database);
    return database;
  } catch (cause) {
    throw new DatabaseRefused(
      `не открывается база ${file}: есть ли папка, можно ли в неё писать?`,
      `cannot open the database ${file}: is the folder there and writable?`,
      { cause },
    );
  }
}

const noSpace = (file: string, cause: unknown) =>
  new DatabaseRefused(
    `на диске нет места для базы ${file}: освободите место и запустите снова`,
    `no space left for the database ${file}: free some and start again`,
    { cause },
  );
