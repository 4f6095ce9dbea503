/** SQLite's result code for a full disk or a full database. */
const SQLITE_FULL = 13;

/** node:sqlite puts the extended result code into `errcode`; its low byte is the primary one. */
export const sqliteCode = (error: unknown): number | null =>
  error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : null;

export const isFull = (error: unknown): boolean => sqliteCode(error) === SQLITE_FULL;

/** SQLite's result code for what a constraint forbids: here, that something is there already. */
const SQLITE_CONSTRAINT = 19;

export const isTaken = (error: unknown): boolean => sqliteCode(error) === SQLITE_CONSTRAINT;
