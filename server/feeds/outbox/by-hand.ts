import type { OutboxEvidence } from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import { type FeedRows, type OutboxRow, OWN_FEED } from "../ports.ts";
import { takeDownAfterAll } from "./retract.ts";
import { cancelled, queued, seen, sent } from "./row.ts";
import { outboxRules } from "./rules.ts";
import { atTarget, createOf } from "./standing.ts";

/**
 * A person has looked (FD20). Of a create or an edit, `found`: it stands there, `url` says where; `null`: it does not, and goes. Of a delete,
 * `found`: it still stands there and is to be deleted once more; `null`: it is gone.
 * @returns `false`: there is nothing to be said of that row.
 */
export function resolveByHand(
  rows: FeedRows,
  id: number,
  found: { readonly url: string | null } | null,
  by: string,
  now: ProgramTime,
): boolean {
  const row = rows.outbox.byId(id);
  const isAsked = row?.state === "unknown" || row?.state === "held";
  if (row === null || (!isAsked && !(found === null && isWaitingDelete(rows, row)))) return false;
  const told = seen(row, { ...person(by, now), outcome: found === null ? "missed" : "found" });
  if (row.op === "delete") {
    rows.outbox.save(found === null ? sent(told, { id: row.remoteId, url: row.remoteUrl }, now) : again(told, now));
    if (found === null) settleItsCreate(rows, row, person(by, now));
  } else if (!row.isDoubtful) {
    return false;
  } else if (found !== null) {
    const there = sent(told, { id: row.remoteId, url: found.url ?? row.remoteUrl }, now);
    rows.outbox.save(there);
    takeDownAfterAll(rows, there, now);
  } else {
    // Certainly not there: it goes, if everything else still says so.
    rows.outbox.save({ ...again({ ...told, isDoubtful: false }, now), expiresAt: null });
  }
  wake(rows, row, now);
  return true;
}

/** Keys that are gone for good, a network that is: a person took it down, and nobody else can say so. */
const isWaitingDelete = (rows: FeedRows, row: OutboxRow): boolean =>
  row.op === "delete" && row.state === "queued" && row.target !== OWN_FEED && createAt(rows, row)?.state === "sent";

/** Whoever says that it is gone has looked for what nobody knew of. */
function settleItsCreate(rows: FeedRows, gone: OutboxRow, said: ReturnType<typeof person>): void {
  const create = createAt(rows, gone);
  if (create === null || !create.isDoubtful || create.state !== "held") return;
  const isCalledOff = outboxRules.isCalledOff(rows.highlights.byId(create.highlight));
  const told = seen({ ...create, isDoubtful: false }, { ...said, outcome: "missed" });
  rows.outbox.save(cancelled(told, isCalledOff ? "RETRACTED" : "EDITED"));
}

const createAt = (rows: FeedRows, gone: OutboxRow): OutboxRow | null =>
  createOf(atTarget(rows.outbox.ofHighlight(gone.highlight), gone.target), gone);

/** Tries a held or dead row once more. `false`: it is none, may be there already, or was withdrawn. */
export function retryByHand(rows: FeedRows, id: number, by: string, now: ProgramTime): boolean {
  const row = rows.outbox.byId(id);
  if (row === null || (row.state !== "held" && row.state !== "dead")) return false;
  const state = rows.highlights.byId(row.highlight)?.state;
  const isCalledOff = state === undefined || state === "withdrawn" || state === "dropped";
  if (row.op !== "delete" && (row.isDoubtful || isCalledOff)) return false;
  // Who presses this knows how late it is.
  rows.outbox.save({ ...again(seen(row, { ...person(by, now), outcome: "not-sent" }), now), expiresAt: null });
  wake(rows, row, now);
  return true;
}

/** Gives a waiting, held or dead row up. `false`: it has left, is leaving, is in doubt, or is a delete: nobody gives a retraction up. */
export function cancelByHand(rows: FeedRows, id: number, by: string, now: ProgramTime): boolean {
  const row = rows.outbox.byId(id);
  const canBe = row?.state === "queued" || row?.state === "held" || row?.state === "dead";
  if (row === null || !canBe || row.isDoubtful || row.op === "delete") return false;
  rows.outbox.save(cancelled(seen(row, { ...person(by, now), outcome: "not-sent" }), "BY_HAND"));
  return true;
}

/** What was held because of a row that is settled now: later parts, its delete, what is posted in its place. */
export function wake(rows: FeedRows, row: OutboxRow, now: ProgramTime): void {
  const mine = atTarget(rows.outbox.ofHighlight(row.highlight), row.target);
  for (const other of mine) {
    if (other.id === row.id || other.state !== "held" || other.isDoubtful) continue;
    const isItsDelete = other.op === "delete" && createOf(mine, other)?.id === row.id;
    if (other.reason === "PART_FAILED" || isItsDelete) rows.outbox.save(again(other, now));
  }
}

const again = (row: OutboxRow, now: ProgramTime): OutboxRow => queued(row, null, now);

const person = (by: string, at: ProgramTime): Pick<OutboxEvidence, "at" | "did" | "said"> => ({
  ...{ at, did: "person" },
  said: by.slice(0, 120),
});
