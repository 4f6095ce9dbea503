import type { DatabaseSync } from "node:sqlite";

/** A backup that reads meanwhile is not waited for: what it keeps from being folded in stays in the WAL, which is as safe. */
const PATIENCE_MS = 500;

/** Folds the WAL into the file, so that a stopped server leaves one file to copy, and closes it (OP6). */
export function closeDatabase(database: DatabaseSync): void {
  database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}; PRAGMA wal_checkpoint(TRUNCATE);`);
  database.close();
}
