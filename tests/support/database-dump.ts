import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";

const fixtures = join(import.meta.dirname, "..", "fixtures", "store");

/**
 * A database as SQL text, for tests/fixtures/store: one line a row. A fixture is made once, of a database that the step's
 * own version wrote, and never again.
 */
export function dumpOf(database: DatabaseSync): string {
  const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  const objects = database.prepare("SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL").all();
  const own = objects.filter(({ name }) => !String(name).startsWith("sqlite_"));
  const rows = own
    .filter(({ type }) => type === "table")
    .flatMap(({ name }) =>
      database
        .prepare(`SELECT * FROM ${name}`)
        .all()
        .map((row) => insertOf(String(name), row)),
    );
  const numbers = ["application_id", "user_version"].map((name) => `PRAGMA ${name} = ${pragma(name)};`);
  return ["PRAGMA journal_mode = WAL;", ...own.map(({ sql }) => `${sql};`), ...rows, ...numbers, ""].join("\n");
}

/** Makes the database of `v{version}.sql` anew. */
export function loadFixture(version: number, file: string): void {
  const database = new DatabaseSync(file);
  // Nothing to lose yet: a sync for each row would take longer than the test.
  database.exec("PRAGMA synchronous = OFF");
  database.exec(readFileSync(join(fixtures, `v${version}.sql`), "utf8"));
  database.close();
}

/** Every row of the tables and columns that the database has now, without seals, as JSON by table. */
export function rowsOf(database: DatabaseSync): Readonly<Record<string, readonly unknown[]>> {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => [
      String(name),
      database
        .prepare(`SELECT * FROM ${name}`)
        .all()
        .map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !column.endsWith("seal")))),
    ]),
  );
}

const insertOf = (table: string, row: Record<string, SQLOutputValue>): string =>
  `INSERT INTO ${table} (${Object.keys(row).join(", ")}) VALUES (${Object.values(row).map(literal).join(", ")});`;

function literal(value: SQLOutputValue): string {
  if (value === null) return "NULL";
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString("hex")}'`;
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
