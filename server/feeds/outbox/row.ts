/** What a row may become. Pure. */
import type { OutboxEvidence, OutboxReason } from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { OutboxRow } from "../ports.ts";

export const MOST_EVIDENCE = 40;

export const seen = (row: OutboxRow, evidence: OutboxEvidence): OutboxRow => ({
  ...row,
  evidence: [...row.evidence, evidence].slice(-MOST_EVIDENCE),
});

export const queued = (row: OutboxRow, reason: OutboxReason | null, notBefore = row.notBefore): OutboxRow => ({
  ...row,
  ...{ state: "queued", reason, notBefore },
});
export const cancelled = (row: OutboxRow, reason: OutboxReason | null): OutboxRow => ({
  ...row,
  ...{ state: "cancelled", reason },
});
export const held = (row: OutboxRow, reason: OutboxReason): OutboxRow => ({ ...row, state: "held", reason });
export const dead = (row: OutboxRow, reason: OutboxReason): OutboxRow => ({ ...row, state: "dead", reason });

/** Calls in a row, to the last one, that certainly came to nothing. */
export function failures({ evidence }: OutboxRow): number {
  const other = evidence.findLastIndex(({ did, outcome }) => did !== "send" || outcome !== "not-sent");
  return evidence.length - 1 - other;
}

/** Calls of which nobody knew what came, since a person last looked. */
export function doubts({ evidence }: OutboxRow): number {
  const person = evidence.findLastIndex(({ did }) => did === "person");
  return evidence.slice(person + 1).filter(({ outcome }) => outcome === "unknown").length;
}

/** Some attempt may have landed: nothing is done with it before `lookAt`. */
export const doubted = (row: OutboxRow, reason: OutboxReason, now: ProgramTime, lookAt: ProgramTime): OutboxRow => ({
  ...row,
  ...{ state: "unknown", reason, isDoubtful: true, misses: 0, missedAt: now, notBefore: lookAt },
});

export const sent = (
  row: OutboxRow,
  remote: { readonly id: string | null; readonly url: string | null },
  now: ProgramTime,
): OutboxRow => ({
  ...row,
  ...{ state: "sent", reason: null, isDoubtful: false, sentAt: now, remoteId: remote.id, remoteUrl: remote.url },
});
