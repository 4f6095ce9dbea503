/** What of a highlight stands at a target, by its rows there. Pure. */
import { type OutboxRow, OWN_FEED } from "../ports.ts";

export const createsOf = (rows: readonly OutboxRow[], part?: number): readonly OutboxRow[] =>
  rows.filter((row) => row.op === "create" && (part === undefined || row.part === part));

/** A delete has the target, the part and the revision of what it deletes. */
export const deleteOf = (rows: readonly OutboxRow[], create: OutboxRow): OutboxRow | null =>
  rows.find((row) => row.op === "delete" && isSamePlace(row, create)) ?? null;

export const createOf = (rows: readonly OutboxRow[], gone: OutboxRow): OutboxRow | null =>
  rows.find((row) => row.op === "create" && isSamePlace(row, gone)) ?? null;

const isSamePlace = (one: OutboxRow, other: OutboxRow): boolean =>
  one.target === other.target && one.part === other.part && one.rev === other.rev;

/** It is there, or it may be, or it is on its way there. */
export const mayStand = ({ state, isDoubtful }: OutboxRow): boolean =>
  state === "sent" || state === "sending" || state === "unknown" || isDoubtful;

/** It may be there, and nobody has said that it is not to be any more. */
export const isToStay = (rows: readonly OutboxRow[], create: OutboxRow): boolean => {
  const gone = deleteOf(rows, create);
  return mayStand(create) && (gone === null || gone.state === "cancelled");
};

/** The last create of a part that is to stay; what an edit is about, and what the next part goes under. */
export const latest = (rows: readonly OutboxRow[], part: number): OutboxRow | null =>
  createsOf(rows, part)
    .filter((create) => isToStay(rows, create))
    .toSorted((one, other) => other.rev - one.rev)[0] ?? null;

/** How a revision came to our own feed: a create, or an edit of what stood. */
export const ownRowOf = (rows: readonly OutboxRow[], rev: number): OutboxRow | null =>
  rows.find((row) => row.target === OWN_FEED && row.rev === rev && row.op !== "delete") ?? null;

export const atTarget = (rows: readonly OutboxRow[], target: string): readonly OutboxRow[] =>
  rows.filter((row) => row.target === target);
