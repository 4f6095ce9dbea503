/** What a look at the target makes of a row in doubt. Rules FD16, FD17. */
import type { OutboxEvidence } from "../../../shared/feeds.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { type FeedRows, type OutboxRow, OWN_FEED } from "../ports.ts";
import type { Finding, Remote } from "../target-kind.ts";
import { doubts, held, queued, seen, sent } from "./row.ts";
import { backOff, MISSES, MOST_REPEATS, nextLook } from "./times.ts";

export interface Look {
  readonly id: number;
  readonly attempt: number;
  readonly finding: Finding;
}

/** @returns the row as it is now; `null`: it was settled meanwhile. */
export function settleLook(rows: FeedRows, look: Look, now: ProgramTime, random: number): OutboxRow | null {
  const row = rows.outbox.byId(look.id);
  if (row === null || row.state !== "unknown" || row.attempts !== look.attempt) return null;
  const settled = after(rows, row, look.finding, now, random);
  rows.outbox.save(settled);
  return settled;
}

function after(rows: FeedRows, row: OutboxRow, finding: Finding, now: ProgramTime, random: number): OutboxRow {
  switch (finding.type) {
    case "found":
      return isAnothers(rows, row, finding.remote)
        ? missed(row, "it is another highlight's", now)
        : sent(seen(row, evidence("found", finding.said, now)), finding.remote, now);
    case "missed":
      return missed(row, finding.said, now);
    case "cannot-tell":
      return { ...row, notBefore: programTime(Math.max(finding.until ?? 0, backOff(4, now, random))) };
  }
}

/** Once is no proof: what was sent a moment ago may not be shown yet. */
function missed(row: OutboxRow, said: string, now: ProgramTime): OutboxRow {
  const misses = row.misses + 1;
  const told = { ...seen(row, evidence("missed", said, now)), misses, missedAt: now };
  if (misses < MISSES) return { ...told, notBefore: nextLook(row.target, now) };
  const sure: OutboxRow = { ...told, isDoubtful: false, misses: 0 };
  // The very same bytes go again, through every check: it may have been withdrawn, corrected, or be too late by now.
  return doubts(row) >= MOST_REPEATS && row.target !== OWN_FEED
    ? held(sure, "TOO_MANY_ATTEMPTS")
    : queued(sure, null, now);
}

/** Two highlights may have the same words; one post is never two highlights'. */
const isAnothers = (rows: FeedRows, row: OutboxRow, { id }: Remote): boolean =>
  row.target !== OWN_FEED &&
  rows.outbox
    .ofTarget(row.target, ["sent"], 100_000, "create")
    .some((other) => other.id !== row.id && other.remoteId === id);

const evidence = (outcome: "found" | "missed", said: string, at: ProgramTime): OutboxEvidence => ({
  ...{ at, did: "find", outcome },
  said: said.slice(0, 200),
});
