import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { Ledgers } from "../../../../server/ledger/ledgers.ts";
import { silentLog } from "../../../../server/log.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { createEventLog } from "../../../../server/store/event-log.ts";
import { newestSchema, schemaAfter, schemaIn, schemaOf } from "../../../../server/store/migrate.ts";
import { millis } from "../../../../shared/time.ts";
import { anEmptyFolder } from "../../../support/data-folders.ts";
import { dumpOf, loadFixture, rowsOf } from "../../../support/database-dump.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const versions = Array.from({ length: newestSchema }, (_, index) => index + 1);

/** A database as that version left it, and what stands in it. */
function aDatabaseOf(version: number) {
  const file = join(anEmptyFolder(), "efir.db");
  loadFixture(version, file);
  const before = new DatabaseSync(file);
  const rows = rowsOf(before);
  before.close();
  return { file, rows };
}

const fixtureOf = (version: number) =>
  join(import.meta.dirname, "..", "..", "..", "fixtures", "store", `v${version}.sql`);

test.each(versions)("[ST7] step %i comes with a database as it left it, made by dumpOf", (version) => {
  const before = new DatabaseSync(aDatabaseOf(version).file);
  expect(dumpOf(before)).toBe(readFileSync(fixtureOf(version), "utf8"));
  before.close();
});

test.each(versions)(
  "[ST7] a database of version %i opens with every row as it was, and is of the newest schema",
  (version) => {
    const { file, rows } = aDatabaseOf(version);
    const database = openDatabase(file);
    expect(rowsOf(database)).toMatchObject(rows);
    expect(schemaOf(database)).toBe(newestSchema);
    expect(Object.fromEntries(schemaIn(database))).toEqual(Object.fromEntries(schemaAfter(newestSchema)));
    database.close();
  },
);

test.each(versions)(
  "[ST7] of version %i the closed meeting is told as it was, and opens again without a change",
  (version) => {
    const { file } = aDatabaseOf(version);
    openDatabase(file).close();
    const database = openDatabase(file);
    const ledgers = new Ledgers({
      log: createEventLog(database),
      clock: new ManualClock(),
      encoderDelayOf: () => millis(0),
      logger: silentLog,
    });
    const record = ledgers.recordOf("itogi-goda");
    expect(record).toMatchObject({ title: "Итоги года: О'Генри и «кавычки»", phase: "closed" });
    expect(record?.showings).toHaveLength(1);
    database.close();
  },
);
