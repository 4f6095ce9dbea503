import { createHash } from "node:crypto";
import type { Highlight } from "../../../shared/feeds.ts";
import type { OutboxRow } from "../ports.ts";
import type { Job, Remote } from "../target-kind.ts";
import { atTarget, createOf, createsOf, latest } from "./standing.ts";
import type { OpenTarget } from "./target-shelf.ts";

/** Names one create for ever: for these bytes, at this place. Its edits and its delete have the same. */
export const keyOf = (row: Pick<OutboxRow, "highlight" | "target" | "part" | "rev" | "approvalHash">): string =>
  createHash("sha256")
    .update(JSON.stringify([row.highlight, row.target, row.part, row.rev, row.approvalHash]))
    .digest("hex")
    .slice(0, 32);

export interface JobSource {
  readonly row: OutboxRow;
  readonly highlight: Highlight | null;
  /** All rows of the highlight. */
  readonly rows: readonly OutboxRow[];
  readonly open: OpenTarget;
  readonly permalinkOf: (code: string) => string;
}

/** One call, as it stands in the rows. */
export function jobOf({ row, highlight, rows, open, permalinkOf }: JobSource): Job {
  const mine = atTarget(rows, row.target);
  const about = aboutOf(mine, row);
  const code = highlight?.code ?? "";
  return {
    about: {
      ...{
        highlight: row.highlight,
        code,
        rev: row.rev,
        kind: highlight?.content.kind ?? "note",
        meeting: row.meeting,
      },
      permalink: permalinkOf(code),
      releasedAt: highlight?.released[0]?.at ?? null,
    },
    key: keyOf(about ?? row),
    post: row.post,
    thread: row.op === "create" ? threadOf(mine, row, open) : null,
    remote: about === null ? null : remoteOf(about, open),
    since: row.firstTriedAt ?? row.madeAt,
  };
}

/** The create that an edit or a delete is about. */
export const aboutOf = (mine: readonly OutboxRow[], row: OutboxRow): OutboxRow | null =>
  row.op === "delete" ? createOf(mine, row) : row.op === "edit" ? latest(mine, row.part) : null;

/** `null`: nobody knows what it is called there. */
export function remoteOf({ remoteId, remoteUrl }: OutboxRow, open: OpenTarget): Remote | null {
  if (remoteId !== null) return { id: remoteId, url: remoteUrl };
  // A person pasted an address.
  return remoteUrl === null ? null : (open.kind.remoteOf?.(remoteUrl, open.kept?.open ?? {}) ?? null);
}

function threadOf(mine: readonly OutboxRow[], row: OutboxRow, open: OpenTarget): Job["thread"] {
  const previous = row.part > 0 ? latest(mine, row.part - 1) : answeredBy(mine, row);
  const root = row.part > 0 ? (answeredBy(mine, firstOf(mine, row)) ?? latest(mine, 0)) : previous;
  const [to, under] = [root, previous].map((one) => (one?.state === "sent" ? remoteOf(one, open) : null));
  return to && under ? { root: to, previous: under } : null;
}

const firstOf = (mine: readonly OutboxRow[], row: OutboxRow): OutboxRow =>
  createsOf(mine, 0).find(({ rev }) => rev === row.rev) ?? row;

const answeredBy = (mine: readonly OutboxRow[], row: OutboxRow): OutboxRow | null =>
  row.answers === null ? null : (mine.find(({ id }) => id === row.answers) ?? null);
