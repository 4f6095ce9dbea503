import { accessSync, closeSync, constants, openSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseRefused } from "./database-refused.ts";

/**
 * Before 3.51.3 two connections that wrote and checkpointed at once could corrupt a WAL database (sqlite.org/wal.html,
 * "The WAL-reset bug"), and `backup` and `link` are second connections.
 */
const LEAST_SQLITE = [3, 51, 3] as const;

/** A start writes a schema, a WAL and its index: with less than this it would stop midway. */
const LEAST_FREE_BYTES = 8 * 1024 ** 2;

/** @throws {DatabaseRefused} when this Node brings a SQLite with a known way to lose data (ST2). */
export function checkEngine(version: string = process.versions["sqlite"] ?? "0"): void {
  const found = version.split(".").map(Number);
  const place = LEAST_SQLITE.findIndex((least, index) => (found[index] ?? 0) !== least);
  if (place === -1 || (found[place] ?? 0) > (LEAST_SQLITE[place] ?? 0)) return;
  const least = LEAST_SQLITE.join(".");
  throw new DatabaseRefused(
    `в этом Node SQLite ${version}, а нужна ${least} или новее: обновите Node (24.18.1 или новее)`,
    `this Node brings SQLite ${version}, and ${least} or later is needed: update Node (24.18.1 or later)`,
  );
}

/** @throws {DatabaseRefused} when the file's folder is missing, cannot be written, or has no room (ST3). */
export function checkFolder(file: string): void {
  const folder = dirname(file);
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (cause) {
    // No file yet is the usual first start.
    if (!(codeOf(cause) === "ENOENT" && isThere(folder))) throw unwritable(file, cause);
  }
  const { blocks, bavail, bsize } = statfsSync(folder);
  // Some network file systems do not say how large they are.
  if (blocks === 0 || bavail * bsize >= LEAST_FREE_BYTES) return;
  throw new DatabaseRefused(
    `на диске с папкой ${folder} свободно меньше 8 МБ: освободите место и запустите снова`,
    `the disk of the folder ${folder} has less than 8 MB free: free some space and start again`,
  );
}

/**
 * Makes an empty file that only its owner reads: sessions and password hashes stand in it. SQLite gives its WAL the same
 * rights. Never opens a file that is there: closing it again would drop every lock this process holds on it (POSIX).
 */
export function createOwnFile(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (cause) {
    if (codeOf(cause) !== "EEXIST") throw unwritable(file, cause);
  }
}

const unwritable = (file: string, cause: unknown) =>
  new DatabaseRefused(
    `не открывается база ${file}: есть ли папка, можно ли в неё писать? (${codeOf(cause)})`,
    `cannot open the database ${file}: is the folder there and writable? (${codeOf(cause)})`,
    { cause },
  );

function isThere(folder: string): boolean {
  try {
    accessSync(folder);
    return true;
  } catch {
    return false;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);
