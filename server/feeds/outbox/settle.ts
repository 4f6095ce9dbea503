/** What an answer makes of a row. Each inside of one transaction; rules FD4, FD5, FD13–FD15. */
import type { OutboxEvidence } from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { FeedRows, OutboxRow } from "../ports.ts";
import type { NotSent, Outcome } from "../target-kind.ts";
import { wake } from "./by-hand.ts";
import { remoteOf } from "./job.ts";
import { takeDownAfterAll } from "./retract.ts";
import { cancelled, dead, doubts, failures, held, queued, seen, sent } from "./row.ts";
import { type OutboxRules, outboxRules } from "./rules.ts";
import { atTarget, createOf } from "./standing.ts";
import type { OpenTarget } from "./target-shelf.ts";
import { afterGate, backOff, MOST_ATTEMPTS } from "./times.ts";

/** One call's answer. */
export interface Answer {
  readonly id: number;
  /** The row's `attempts` when it was called. */
  readonly attempt: number;
  /** What it was called with: a row that was not sent may have other words by now. */
  readonly hash: string | null;
  readonly outcome: Outcome;
}

export interface SettleSurroundings {
  readonly now: ProgramTime;
  readonly rules: OutboxRules;
  /** 0 ≤ random < 1 */
  readonly random: number;
}

/** @returns the row as it is now; `null`: it did not wait for this answer. */
export function settle(rows: FeedRows, open: OpenTarget, answer: Answer, around: SettleSurroundings): OutboxRow | null {
  const row = rows.outbox.byId(answer.id);
  if (row === null || row.attempts !== answer.attempt) return null;
  if (row.state !== "sending") return late(rows, row, answer, around);
  const told = seen(row, evidenceOf(answer.outcome, around.now));
  const settled = settledBy(rows, open, told, answer.outcome, around);
  rows.outbox.save(settled);
  return settled;
}

/**
 * An answer after its time was over. «It is there» is taken while nothing else was tried since, also where looks or a person had not
 * seen it; nothing else is believed: the row is looked for as if this had never come.
 */
function late(
  rows: FeedRows,
  row: OutboxRow,
  { outcome, hash }: Answer,
  { now }: SettleSurroundings,
): OutboxRow | null {
  const isOpen = ["queued", "unknown", "held", "cancelled"].includes(row.state);
  if (outcome.type !== "sent" || !isOpen || row.op !== "create" || row.approvalHash !== hash) return null;
  const settled = sent(seen(row, evidenceOf(outcome, now)), outcome.remote, now);
  rows.outbox.save(settled);
  wake(rows, settled, now);
  takeDownAfterAll(rows, settled, now);
  return settled;
}

const evidenceOf = ({ type, said }: Outcome, at: ProgramTime): OutboxEvidence => ({
  ...{ at, did: "send", outcome: type },
  said: said.slice(0, 200),
});

function settledBy(
  rows: FeedRows,
  open: OpenTarget,
  row: OutboxRow,
  outcome: Outcome,
  around: SettleSurroundings,
): OutboxRow {
  switch (outcome.type) {
    case "sent":
      return sent(row, row.op === "create" ? outcome.remote : (nameOf(rows, open, row) ?? outcome.remote), around.now);
    case "not-sent":
      return notSent(rows, open, row, outcome, around);
    case "unknown":
      // A delete once more is the same delete.
      return row.op === "delete"
        ? queued({ ...row, isDoubtful: true }, outcome.reason, backOff(doubts(row), around.now, around.random))
        : around.rules.afterDoubt(row, outcome.reason, around.now);
  }
}

/** What an edit or a delete was about keeps its name. */
function nameOf(rows: FeedRows, open: OpenTarget, row: OutboxRow) {
  const create = createOf(atTarget(rows.outbox.ofHighlight(row.highlight), row.target), row);
  return create === null ? null : remoteOf(create, open);
}

function notSent(
  rows: FeedRows,
  open: OpenTarget,
  row: OutboxRow,
  outcome: NotSent,
  around: SettleSurroundings,
): OutboxRow {
  const { now, random } = around;
  switch (outcome.reason) {
    case "RATE_LIMITED": {
      const until =
        outcome.until === undefined ? backOff(failures(row), now, random) : afterGate(outcome.until, random);
      return again(rows, open, row, "RATE_LIMITED", until, around);
    }
    case "UNREACHABLE":
      // Given up because it was withdrawn: that says nothing of the target.
      if (row.op === "create" && !row.isDoubtful && outboxRules.isCalledOff(rows.highlights.byId(row.highlight)))
        return cancelled(row, "RETRACTED");
      if (row.attempts >= MOST_ATTEMPTS && row.op !== "delete" && !row.isDoubtful)
        return dead(row, "TOO_MANY_ATTEMPTS");
      return again(rows, open, row, "UNREACHABLE", backOff(failures(row), now, random), around);
    case "AUTH":
    case "NO_MONEY":
      if (open.kept !== null && !row.isDry) rows.targets.pause(open.id, { at: now, why: outcome.reason });
      return unsent(
        row,
        outcome.reason,
        open.kept === null || row.isDry ? backOff(failures(row), now, random) : now,
        around,
      );
    case "GONE":
      if (row.op === "delete") return sent(row, { id: row.remoteId, url: row.remoteUrl }, now);
      return over(rows, row, outcome.reason);
    case "REFUSED":
    case "TOO_LARGE":
    case "MEDIA_REFUSED":
      return over(rows, row, outcome.reason);
  }
}

/** The whole target rests: what it refuses to one it refuses to all. */
function again(
  rows: FeedRows,
  open: OpenTarget,
  row: OutboxRow,
  reason: "RATE_LIMITED" | "UNREACHABLE",
  until: ProgramTime,
  around: SettleSurroundings,
): OutboxRow {
  if (open.kept === null || row.isDry) return unsent(row, reason, until, around);
  const gate = rows.targets.byId(open.id)?.gateUntil ?? null;
  if (gate === null || gate < until) rows.targets.setGate(open.id, until);
  // A repeat waits for the gate as well, or it would be looked for again and again behind it.
  return unsent(row, reason, row.isDoubtful ? until : row.notBefore, around);
}

/** This attempt landed nowhere. An earlier one may have: doubt stays (FD5). */
const unsent = (
  row: OutboxRow,
  reason: NotSent["reason"],
  notBefore: ProgramTime,
  { now }: SettleSurroundings,
): OutboxRow =>
  row.isDoubtful && row.op !== "delete"
    ? { ...row, state: "unknown", reason, misses: 0, missedAt: now, notBefore }
    : queued(row, reason, notBefore);

function over(rows: FeedRows, row: OutboxRow, reason: NotSent["reason"]): OutboxRow {
  // It still stands there, or may: a person looks.
  if (row.op === "delete" || row.isDoubtful) return held(row, "LOOK_BY_HAND");
  // Our own feed refuses what was withdrawn while it was on its way.
  return outboxRules.isCalledOff(rows.highlights.byId(row.highlight)) ? cancelled(row, "RETRACTED") : dead(row, reason);
}
