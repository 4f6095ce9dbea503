import type { Highlight, OutboxReason } from "../../../shared/feeds.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { type FeedRows, type OutboxRow, OWN_FEED } from "../ports.ts";
import { goneRow, put } from "./enqueue.ts";
import { cancelled, queued, seen, sent } from "./row.ts";
import { outboxRules } from "./rules.ts";
import { createsOf, deleteOf, mayStand, ownRowOf } from "./standing.ts";

/** Undoes an approval inside of its hold window (FD11). `false`, and nothing is changed: something has left or is leaving. */
export function takeBack(rows: FeedRows, highlight: Highlight, _now: ProgramTime): boolean {
  const all = rows.outbox.ofHighlight(highlight.id);
  const its = all.filter(({ op, rev }) => op !== "delete" && rev === highlight.rev);
  if (its.some(mayStand)) return false;
  const own = ownRowOf(all, highlight.rev);
  // A correction that posts anew deletes what stood: ordered in the same moment.
  const deletes = all.filter(({ op, rev, madeAt }) => op === "delete" && rev < highlight.rev && madeAt === own?.madeAt);
  for (const row of [...its, ...deletes]) if (isWaiting(row)) rows.outbox.save(cancelled(row, "EDITED"));
  return true;
}

const isWaiting = ({ state, isDoubtful }: OutboxRow): boolean =>
  !isDoubtful && (state === "queued" || state === "held");

/**
 * Takes everything back everywhere (FD12): what certainly is not there is cancelled, what stands is deleted, what is in doubt is found
 * out first. Our own feed's entry is a tombstone at once. The desk sets the highlight's state in the same transaction.
 */
export function retract(rows: FeedRows, highlight: Highlight, now: ProgramTime): void {
  const all = rows.outbox.ofHighlight(highlight.id);
  for (const row of all) if (row.op !== "delete") stop(rows, row, "RETRACTED");
  // The last part first: nobody reads an answer to nothing.
  for (const create of createsOf(all).toReversed()) {
    if (mayStand(create) && create.target !== OWN_FEED) takeDown(rows, create, deleteOf(all, create), now);
  }
  removeOwn(rows, highlight, all, now);
}

/** What certainly is not there does not leave any more; an edit in doubt is of no account once its post is deleted. */
function stop(rows: FeedRows, row: OutboxRow, reason: OutboxReason): void {
  const isInDoubt = row.op === "create" && row.isDoubtful;
  if (isInDoubt || row.state === "sending") return;
  if (row.state === "queued" || row.state === "held" || row.state === "unknown")
    rows.outbox.save(cancelled(row, reason));
}

function takeDown(rows: FeedRows, create: OutboxRow, gone: OutboxRow | null, now: ProgramTime): void {
  if (gone === null || gone.state === "cancelled" || gone.state === "dead") {
    put(rows, goneRow(create, now));
    return;
  }
  // A correction was to delete it after its hold window, and behind our own feed: now it goes at once.
  if (gone.state === "queued" && gone.attempts === 0) rows.outbox.save(queued(gone, gone.reason, programTime(0)));
}

/** A post that was withdrawn turns out to be there: a delete that was given up, or came before it, is ordered once more. */
export function takeDownAfterAll(rows: FeedRows, create: OutboxRow, now: ProgramTime): void {
  if (create.target === OWN_FEED || !outboxRules.isCalledOff(rows.highlights.byId(create.highlight))) return;
  const gone = deleteOf(rows.outbox.ofHighlight(create.highlight), create);
  if (gone === null || gone.state === "cancelled" || gone.state === "dead") put(rows, goneRow(create, now));
  else if (gone.state === "sent" || gone.state === "held") {
    const { remoteId, remoteUrl } = create;
    rows.outbox.save({ ...queued(gone, null, programTime(0)), remoteId, remoteUrl });
  }
}

function removeOwn(rows: FeedRows, highlight: Highlight, all: readonly OutboxRow[], now: ProgramTime): void {
  const entry = rows.entries.byCode(highlight.code);
  if (entry !== null && "rev" in entry) rows.entries.remove(highlight.code, highlight.meeting, now);
  for (const create of createsOf(all).filter(({ target }) => target === OWN_FEED)) {
    if (!mayStand(create)) continue;
    put(rows, goneRow(create, now));
    const gone = deleteOf(rows.outbox.ofHighlight(highlight.id), create);
    const said = { at: now, did: "send", outcome: "sent", said: "tombstone" } as const;
    if (gone?.state === "queued") rows.outbox.save(seen(sent(gone, { id: highlight.code, url: null }, now), said));
  }
}
