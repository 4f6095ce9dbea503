import { DatabaseSync } from "node:sqlite";
import { DatabaseRefused } from "./database-refused.ts";
import { migrations } from "./migrations.ts";
import { teachSeal } from "./seal.ts";
import { inTransaction } from "./transaction.ts";

/** Marks our files, so that somebody else's database is not taken for an empty one of ours: "efir" in ASCII. */
export const APPLICATION_ID = 0x65666972;

/** The schema that this version writes. */
export const newestSchema = migrations.length;

/**
 * Forward only: each step runs once, in its own transaction together with the number that says so (ST7).
 * @throws {DatabaseRefused} when the file is of a newer version, or not what its number says.
 */
export function migrate(database: DatabaseSync, file: string): void {
  const version = schemaOf(database);
  refuseNewer(version, file);
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    inTransaction(database, () => {
      database.exec(sql);
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${index + 1};`);
    });
  }
}

export const schemaOf = (database: DatabaseSync): number => pragma(database, "user_version");

export const isOurs = (database: DatabaseSync): boolean => pragma(database, "application_id") === APPLICATION_ID;

/** @throws {DatabaseRefused} */
export function refuseNewer(version: number, file: string): void {
  if (version <= newestSchema) return;
  throw new DatabaseRefused(
    `${file} записан более новым Эфиром (схема ${version}, здесь известна ${newestSchema}): обновите Эфир`,
    `${file} was written by a newer Efir (schema ${version}, known ${newestSchema}): update`,
  );
}

/** Tables and indexes as the first `version` steps make them: name → SQL. */
export function schemaAfter(version: number): ReadonlyMap<string, string> {
  const fresh = new DatabaseSync(":memory:");
  try {
    teachSeal(fresh);
    for (const sql of migrations.slice(0, version)) fresh.exec(sql);
    return schemaIn(fresh);
  } finally {
    fresh.close();
  }
}

export function schemaIn(database: DatabaseSync): ReadonlyMap<string, string> {
  const rows = database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema").all();
  return new Map(rows.map(({ type, name, tbl_name, sql }) => [String(name), `${type} of ${tbl_name}: ${sql}`]));
}

const pragma = (database: DatabaseSync, name: "user_version" | "application_id"): number =>
  Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
