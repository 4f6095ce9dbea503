/** Whether a row may leave now. Everything that speaks against it is asked here, and nowhere else (FD3). Pure, over the rows. */
import type { Highlight, OutboxReason } from "../../../shared/feeds.ts";
import { later, millis, type ProgramTime } from "../../../shared/time.ts";
import { type FeedRows, type OutboxRow, OWN_FEED } from "../ports.ts";
import { isOverBudget } from "./budget.ts";
import { isElsewhere } from "./place.ts";
import type { OutboxRules } from "./rules.ts";
import { orderOf } from "./sequence.ts";
import { atTarget, latest, mayStand, ownRowOf } from "./standing.ts";
import type { OpenTarget } from "./target-shelf.ts";
import { LONGEST_FOR_VIEWERS, VIEWERS_ASKED_EVERY } from "./times.ts";

export type Verdict =
  | { readonly type: "go" }
  /** `until`: not before; `null`: until something happens. */
  | { readonly type: "wait"; readonly reason: OutboxReason; readonly until: ProgramTime | null }
  | { readonly type: "end"; readonly state: "cancelled" | "held"; readonly reason: OutboxReason }
  /** An edit of what is not there: it becomes a create. */
  | { readonly type: "create-instead" };

export interface Asked {
  readonly rows: FeedRows;
  readonly row: OutboxRow;
  readonly open: OpenTarget;
  readonly now: ProgramTime;
  readonly rules: OutboxRules;
  /** Whether most viewers have seen a moment of a meeting. */
  seenByMost(meeting: string, at: ProgramTime): boolean;
}

const go: Verdict = { type: "go" };
const wait = (reason: OutboxReason, until: ProgramTime | null = null): Verdict => ({ type: "wait", reason, until });
const end = (state: "cancelled" | "held", reason: OutboxReason): Verdict => ({ type: "end", state, reason });

/** Of creates and edits; deletes are asked by {@link verdictOnDelete}. Undecided checks answer `null` and leave it to the next. */
export function verdictOn(asked: Asked): Verdict {
  const highlight = asked.rows.highlights.byId(asked.row.highlight);
  if (asked.rules.isCalledOff(highlight)) return end("cancelled", "RETRACTED");
  const all = asked.rows.outbox.ofHighlight(asked.row.highlight);
  return (
    staleness(asked) ??
    revision(asked, highlight, all) ??
    switches(asked) ??
    due(asked, highlight) ??
    ownFeedFirst(asked, all) ??
    orderOf(asked.row, atTarget(all, asked.row.target)) ??
    account(asked, atTarget(all, asked.row.target)) ??
    rate(asked) ??
    (isOverBudget(asked, all) ? end("held", "BUDGET") : go)
  );
}

/** What was approved is what stands in the highlight now, and is what leaves. */
function revision({ row }: Asked, highlight: Highlight | null, all: readonly OutboxRow[]): Verdict | null {
  if (highlight === null) return end("cancelled", "RETRACTED");
  const { state, rev, approvals } = highlight;
  if (row.rev > rev) return end("cancelled", "EDITED");
  // A mistake is being put right: nobody is told of it anew. Once the correction is out, this one never goes.
  if (row.rev < rev) return state === "released" ? end("cancelled", "EDITED") : wait("EDITED");
  const own = ownRowOf(all, row.rev);
  const isReleased = own?.state === "sent" && own.approvalHash === row.approvalHash;
  if (isReleased) return null;
  const isApproved = approvals.length > 0 && approvals.every(({ hash }) => hash === row.approvalHash);
  return state !== "draft" && isApproved ? null : end("cancelled", "EDITED");
}

/** A thread that has begun is finished, and what may be there is found out first. */
function staleness({ row, now }: Asked): Verdict | null {
  const canBeStale = row.expiresAt !== null && row.part === 0 && !row.isDoubtful;
  return canBeStale && row.expiresAt < now ? end("cancelled", "STALE") : null;
}

function switches({ rows, row, open }: Asked): Verdict | null {
  if (rows.settings.isHouseKilled() || rows.settings.of(row.meeting).settings.isKilled) return wait("KILLED");
  if (row.isDry || open.kept === null) return null;
  const kept = rows.targets.byId(open.id);
  if (kept?.isKilled) return wait("KILLED");
  return kept?.paused ? wait("PAUSED") : null;
}

function due(asked: Asked, highlight: Highlight | null): Verdict | null {
  const { row, now } = asked;
  if (row.notBefore > now) return wait(row.reason ?? "HOLD_WINDOW", row.notBefore);
  const moment = highlight?.content.moment ?? null;
  if (row.target !== OWN_FEED || row.op !== "create" || !highlight?.waitsForViewers || moment === null) return null;
  const isLongEnough = now >= later(row.notBefore, LONGEST_FOR_VIEWERS);
  if (isLongEnough || asked.seenByMost(row.meeting, moment.until)) return null;
  return wait("WAITS_FOR_VIEWERS", later(now, VIEWERS_ASKED_EVERY));
}

/** Our own feed is the source: what a post links to is there before the post. */
function ownFeedFirst({ row }: Asked, all: readonly OutboxRow[]): Verdict | null {
  if (row.target === OWN_FEED) return null;
  const own = ownRowOf(all, row.rev);
  if (own?.state === "sent") return own.approvalHash === row.approvalHash ? null : end("cancelled", "EDITED");
  if (own === null || own.state === "cancelled" || own.state === "dead")
    return end("cancelled", own?.reason ?? "EDITED");
  return wait("WAITS_FOR_OWN_FEED");
}

/** What it changes or stands under is in an account that this target does not have any more. */
function account({ row, open }: Asked, mine: readonly OutboxRow[]): Verdict | null {
  const under = row.op === "edit" ? latest(mine, row.part) : aboveOf(mine, row);
  return under !== null && isElsewhere(under, open) ? end("held", "TARGET_GONE") : null;
}

const aboveOf = (mine: readonly OutboxRow[], row: OutboxRow): OutboxRow | null =>
  row.part > 0 ? latest(mine, row.part - 1) : (mine.find(({ id }) => id === row.answers) ?? null);

function rate({ rows, row, open, now }: Asked): Verdict | null {
  // Counted by first tries: one that is repeated was counted.
  const isCounted = row.op === "create" && !row.isDry && row.target !== OWN_FEED && row.firstTriedAt === null;
  if (!isCounted) return null;
  const { creates, perMs } = open.kind.rate;
  if (rows.outbox.createdSince(row.target, later(now, millis(-perMs))) < creates) return null;
  return wait("RATE_GATE", later(now, millis(Math.ceil(perMs / creates))));
}

/** A retraction goes through every switch but the one that makes it impossible (FD6). */
export function verdictOnDelete({ rows, row, open, now, rules }: Asked, mine: readonly OutboxRow[]): Verdict {
  if (row.notBefore > now) return wait(row.reason ?? "HOLD_WINDOW", row.notBefore);
  const create = mine.find(({ op, part, rev }) => op === "create" && part === row.part && rev === row.rev);
  if (create === undefined || isOver(create)) return end("cancelled", "RETRACTED");
  const highlight = rows.highlights.byId(row.highlight);
  if (!rules.isCalledOff(highlight) && highlight !== null) {
    // A correction posts anew: what it says stands on our own feed first.
    const own = ownRowOf(rows.outbox.ofHighlight(row.highlight), highlight.rev);
    if (own?.state !== "sent") return wait("WAITS_FOR_OWN_FEED");
  }
  if (create.state === "held") return end("held", "LOOK_BY_HAND");
  if (create.state === "sending" || create.state === "unknown" || create.state === "queued")
    return wait("WAITS_FOR_PART");
  if (isElsewhere(create, open)) return end("held", "TARGET_GONE");
  if (!row.isDry && !open.kind.caps.delete) return end("held", "LOOK_BY_HAND");
  const why = row.isDry || open.kept === null ? undefined : rows.targets.byId(open.id)?.paused?.why;
  return why !== undefined && why !== "BY_HAND" ? wait("PAUSED") : go;
}

const isOver = (create: OutboxRow): boolean =>
  !mayStand(create) && (create.state === "cancelled" || create.state === "dead" || create.state === "held");
