import type { DatabaseSync } from "node:sqlite";
import type { LedgerId } from "../../shared/ids.ts";
import { programTime } from "../../shared/time.ts";
import type { AppendProblem, Entry, EventLog, StoredLedger } from "../ledger/event-log.ts";
import { isFull } from "./sqlite-code.ts";
import { inTransaction } from "./transaction.ts";

/** The ledgers' log in SQLite. What `append` took is on the disk: WAL with `synchronous=FULL`, one fsync per call. */
export function createEventLog(database: DatabaseSync): EventLog {
  const selectLedgers = database.prepare("SELECT id, epoch, head, base_seq, base_state FROM ledgers ORDER BY born");
  const selectEvents = database.prepare(
    "SELECT seq, at, event FROM events WHERE ledger = ? AND seq > ? ORDER BY seq LIMIT ?",
  );
  const selectCommand = database.prepare("SELECT actor, seq FROM commands WHERE ledger = ? AND id = ?");
  const insertLedger = database.prepare(
    "INSERT INTO ledgers (id, epoch, head, base_seal) VALUES (?, ?, 0, efir_seal(NULL, NULL)) ON CONFLICT (id) DO NOTHING",
  );
  // The head is moved only from the very place the entry follows on: a gap or a second writer fails the whole batch.
  const moveHead = database.prepare(
    "UPDATE ledgers SET head = ?1, seal = efir_seal(born, id, epoch, ?1) WHERE id = ?2 AND head = ?3",
  );
  const insertEvent = database.prepare(
    "INSERT INTO events (ledger, seq, at, event, seal) VALUES (?1, ?2, ?3, ?4, efir_seal(?1, ?2, ?3, ?4))",
  );
  const insertCommand = database.prepare(
    "INSERT INTO commands (ledger, id, actor, seq, seal) VALUES (?1, ?2, ?3, ?4, efir_seal(?1, ?2, ?3, ?4))",
  );
  const keepBase = database.prepare(
    "UPDATE ledgers SET base_seq = ?1, base_state = ?2, base_seal = efir_seal(?1, ?2) WHERE id = ?3",
  );
  const deleteEvents = database.prepare("DELETE FROM events WHERE ledger = ? AND seq <= ?");
  const deleteCommands = database.prepare("DELETE FROM commands WHERE ledger = ? AND seq <= ?");
  const deleteLedger = database.prepare("DELETE FROM ledgers WHERE id = ?");

  const write = ({ ledger, epoch, commandId, actorId, events }: Entry) => {
    const first = events[0]?.seq;
    const last = events.at(-1)?.seq;
    if (first === undefined || last === undefined) throw new Error("an entry has events");
    insertLedger.run(ledger, epoch);
    if (moveHead.run(last, ledger, first - 1).changes !== 1) throw new Error("an entry follows on from the head");
    for (const { seq, at, event } of events) insertEvent.run(ledger, seq, at, JSON.stringify(event));
    insertCommand.run(ledger, commandId, actorId, last);
  };

  return {
    ledgers: () => selectLedgers.all().map(asLedger),
    read: (ledger, since, limit = -1) =>
      selectEvents.all(ledger, since, limit).map(({ seq, at, event }) => ({
        seq: Number(seq),
        at: programTime(Number(at)),
        event: JSON.parse(String(event)),
      })),
    append: (entries) => {
      try {
        inTransaction(database, () => entries.forEach(write));
        return null;
      } catch (cause) {
        return { kind: isFull(cause) ? "full" : "broken", cause } satisfies AppendProblem;
      }
    },
    command: (ledger, commandId) => {
      const row = selectCommand.get(ledger, commandId);
      return row === undefined ? null : { actorId: String(row["actor"]), seq: Number(row["seq"]) };
    },
    compact: (ledger, base, forgetUntil) =>
      inTransaction(database, () => {
        keepBase.run(base.seq, JSON.stringify(base.state), ledger);
        deleteEvents.run(ledger, forgetUntil);
        deleteCommands.run(ledger, forgetUntil);
      }),
    drop: (ledgers) => inTransaction(database, () => ledgers.forEach((ledger) => void deleteLedger.run(ledger))),
  };
}

const asLedger = (row: Record<string, unknown>): StoredLedger => ({
  // Only this file writes the column, and only from a `LedgerId`.
  id: String(row["id"]) as LedgerId,
  epoch: String(row["epoch"]),
  head: Number(row["head"]),
  base:
    row["base_seq"] === null ? null : { seq: Number(row["base_seq"]), state: JSON.parse(String(row["base_state"])) },
});
