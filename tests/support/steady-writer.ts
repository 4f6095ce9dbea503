/**
 * A process that appends to the ledgers' log, one commit after another, and says each answer on stdout at once, so that a
 * record of its system calls tells what was promised when. Arguments: the database's file, how many commits, and how
 * SQLite is to sync (FULL is the store's own; the others are controls).
 */
import { writeSync } from "node:fs";
import { openDatabase } from "../../server/store/database.ts";
import { createEventLog } from "../../server/store/event-log.ts";
import { entryOf } from "./entries.ts";

const [file = "", commits = "1", synchronous = "FULL"] = process.argv.slice(2);
const database = openDatabase(file);
// Ten times as often as the store's own, so that cuts and kills meet more checkpoints; otherwise the pattern is the store's.
database.exec(`PRAGMA synchronous = ${synchronous}; PRAGMA wal_autocheckpoint = 100;`);
const log = createEventLog(database);
const head = log.ledgers()[0]?.head ?? 0;

/** After a full disk the writer tries again, as the ledgers do; after any other failure it never writes again. */
const TRIES_WHEN_FULL = 3;

for (let seq = head + 1; seq <= head + Number(commits); seq += 1) if (!append(seq)) break;
database.close();

/** Whether it was written in the end. */
function append(seq: number): boolean {
  for (let attempt = 1; attempt <= TRIES_WHEN_FULL; attempt += 1) {
    const problem = log.append([entryOf(seq)]);
    writeSync(1, `${problem?.kind ?? "acknowledged"} ${seq}\n`);
    if (problem?.kind !== "full") return problem === null;
  }
  return false;
}
