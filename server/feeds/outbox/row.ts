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
