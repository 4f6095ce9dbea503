import type { FeedDesk, ToldRow, ToldTarget } from "../../../shared/feeds.ts";
import type { OpenTarget } from "../outbox/target-shelf.ts";
import { type KeptTarget, type OutboxRow, OWN_FEED } from "../ports.ts";
import type { TargetKind } from "../target-kind.ts";
import type { DeskDeps } from "./parts.ts";

/** Rows that a control room is told: what needs somebody is always among them. */
const MOST_ROWS = 1_000;
const MOST_EVIDENCE = 12;

/** All that the desk shows of a meeting. @param opened the highlight on it: all of its rows are told, however long ago it left */
export function toldDesk(
  { store, targets }: Pick<DeskDeps, "store" | "targets">,
  meeting: string,
  opened: string,
): FeedDesk {
  const { highlights, outbox, settings } = store.rows;
  const accounts = targets.all().filter(({ id }) => id !== OWN_FEED);
  // Gates and pauses are the outbox's to set: the shelf is not told of them.
  const told = ({ id, kind }: OpenTarget) => {
    const kept = store.rows.targets.byId(id);
    return kept === null ? [] : [toldTarget(kind, kept)];
  };
  const kept = settings.of(meeting);
  const isKilled = settings.isHouseKilled();
  const stop = isKilled || kept.settings.isKilled ? settings.stopOf(isKilled ? null : meeting) : null;
  return {
    ...kept,
    highlights: highlights.of(meeting).filter(({ state }) => state !== "dropped"),
    rows: rowsOf(
      outbox.ofMeeting(meeting, MOST_ROWS),
      [...outbox.inState("unknown", "held", "sending"), ...outbox.ofHighlight(opened)],
      meeting,
    ),
    targets: accounts.flatMap(told),
    spent: Object.fromEntries(accounts.map(({ id }) => [id, outbox.spent(meeting, id)])),
    isKilled,
    ...(stop === null ? {} : { stopped: stop }),
  };
}

function rowsOf(newest: readonly OutboxRow[], wanted: readonly OutboxRow[], meeting: string): readonly ToldRow[] {
  const ofMeeting = wanted.filter((row) => row.meeting === meeting);
  return [...new Map([...newest, ...ofMeeting].map((row) => [row.id, row])).values()].map(toldRow);
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

/** Nothing secret: an account's fields are told by their names alone. */
function toldTarget(kind: TargetKind, kept: KeptTarget): ToldTarget {
  const { secret: _, ...told } = kept;
  return { ...told, caps: kind.caps };
}
