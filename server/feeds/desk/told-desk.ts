import type { FeedDesk, ToldRow, ToldTarget } from "../../../shared/feeds.ts";
import type { OpenTarget } from "../outbox/target-shelf.ts";
import { type KeptTarget, type OutboxRow, OWN_FEED } from "../ports.ts";
import type { DeskDeps } from "./parts.ts";

/** Rows that a control room is told: what needs somebody is always among them. */
const MOST_ROWS = 1_000;
const MOST_EVIDENCE = 12;

/** All that the desk shows of a meeting. */
export function toldDesk({ store, targets }: Pick<DeskDeps, "store" | "targets">, meeting: string): FeedDesk {
  const { highlights, outbox, settings } = store.rows;
  const accounts = targets.all().filter(({ id }) => id !== OWN_FEED);
  return {
    ...settings.of(meeting),
    highlights: highlights.of(meeting).filter(({ state }) => state !== "dropped"),
    rows: rowsOf(outbox.ofMeeting(meeting, MOST_ROWS), outbox.inState("unknown", "held", "sending"), meeting),
    targets: accounts.flatMap(toldTarget),
    spent: Object.fromEntries(accounts.map(({ id }) => [id, outbox.spent(meeting, id)])),
    isKilled: settings.isHouseKilled(),
  };
}

function rowsOf(newest: readonly OutboxRow[], troubled: readonly OutboxRow[], meeting: string): readonly ToldRow[] {
  const ids = new Set(newest.map(({ id }) => id));
  const older = troubled.filter((row) => row.meeting === meeting && !ids.has(row.id));
  return [...newest, ...older].map(toldRow);
}

/** Field by field: never what stands in the store beside it. */
export function toldRow(row: OutboxRow): ToldRow {
  const { id, highlight, target, part, op, rev, state, reason, isDoubtful, isDry, attempts } = row;
  const { notBefore, sentAt, remoteId, remoteUrl, micros, post, evidence } = row;
  return {
    ...{ id, highlight, target, part, op, rev, state, reason, isDoubtful, isDry, attempts },
    ...{ notBefore, sentAt, remoteId, remoteUrl, micros, text: post.text, evidence: evidence.slice(-MOST_EVIDENCE) },
  };
}

function toldTarget({ kind, kept }: OpenTarget): readonly ToldTarget[] {
  return kept === null ? [] : [toldAccount(kept, kind.caps)];
}

/** An account without anything that is secret. */
export function toldAccount(kept: KeptTarget, caps: ToldTarget["caps"]): ToldTarget {
  const { id, kind, name, version, mode, paused, isKilled, budget } = kept;
  const { gateUntil, account, checkedAt, baseUrl, proxy, filled } = kept;
  return {
    ...{ id, kind, name, version, caps, mode, paused, isKilled, budget },
    ...{ gateUntil, account, checkedAt, baseUrl, proxy, filled },
  };
}
