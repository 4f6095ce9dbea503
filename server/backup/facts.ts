import type { DatabaseSync } from "node:sqlite";
import { openForReading } from "../store/database.ts";
import { schemaOf } from "../store/migrate.ts";
import { checkSound } from "../store/soundness.ts";

/** What a database holds, as far as two of them are compared by. */
export interface Facts {
  readonly schema: number;
  readonly headByLedger: ReadonlyMap<string, number>;
  readonly rowsByTable: ReadonlyMap<string, number>;
  /** Ids of clips whose consent was taken back. */
  readonly withdrawnClips: readonly string[];
}

export function factsOf(database: DatabaseSync): Facts {
  const ledgers = database.prepare("SELECT id, head FROM ledgers ORDER BY born").all();
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    .all();
  const names = tables.map(({ name }) => String(name));
  return {
    schema: schemaOf(database),
    headByLedger: new Map(ledgers.map(({ id, head }) => [String(id), Number(head)])),
    rowsByTable: new Map(names.map((name) => [name, rowsIn(database, name)])),
    withdrawnClips: names.includes("clips") ? withdrawnIn(database) : [],
  };
}

/**
 * Reads a database from end to end.
 * @throws {DatabaseRefused} when it is damaged, not ours, or of a newer version.
 */
export function verified(file: string): Facts {
  const database = openForReading(file);
  try {
    checkSound(database, file);
    return factsOf(database);
  } finally {
    database.close();
  }
}

/** The first table that holds another number of rows than expected; `null`: none. */
export function missingRows(expected: Facts, found: Facts): string | null {
  for (const [table, rows] of expected.rowsByTable) if (found.rowsByTable.get(table) !== rows) return table;
  return null;
}

/** Names come from the schema itself. */
const rowsIn = (database: DatabaseSync, table: string): number =>
  Number(database.prepare(`SELECT count(*) AS count FROM "${table}"`).get()?.["count"]);

const withdrawnIn = (database: DatabaseSync): readonly string[] =>
  database
    .prepare("SELECT id FROM clips WHERE state = 'withdrawn'")
    .all()
    .map(({ id }) => String(id));
