import type { Highlight, OutboxOp, Post, Rendered } from "../../../shared/feeds.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { type FeedRows, type NewOutboxRow, type OutboxRow, OWN_FEED } from "../ports.ts";
import { atTarget, createsOf, isToStay, latest } from "./standing.ts";
import type { OpenTarget } from "./target-shelf.ts";

/** An approval on its way out. */
export interface Order {
  /** As it was approved: its `rev`, `approvals` and `correction` are read. */
  readonly highlight: Highlight;
  /** What was approved. */
  readonly hash: string;
  /** Our own feed included. What has a refusal gets no rows. */
  readonly rendered: readonly Rendered[];
  readonly targets: readonly OpenTarget[];
  readonly now: ProgramTime;
  readonly releaseAt: ProgramTime;
  /** Of a first revision: what has not left by then is dropped; `null`: never. */
  readonly staleAt: ProgramTime | null;
}

/** Puts an approved revision into the outbox (FD8–FD10). */
export function enqueue(rows: FeedRows, order: Order): void {
  for (const rendered of order.rendered) {
    const open = order.targets.find(({ id }) => id === rendered.target);
    if (open === undefined || rendered.refusal !== null) continue;
    const mine = atTarget(rows.outbox.ofHighlight(order.highlight.id), open.id);
    for (const row of rowsFor(order, open, rendered, mine)) put(rows, row);
  }
}

/**
 * One row a post. What was there before and certainly never left takes the new words; what waits with the very same words, has left or
 * may have left stays as it is.
 */
export function put(rows: FeedRows, made: NewOutboxRow): void {
  const added = rows.outbox.add(made);
  if (added !== null) {
    if (made.notBefore > made.madeAt) rows.outbox.save({ ...added, reason: "HOLD_WINDOW" });
    return;
  }
  const stands = rows.outbox
    .ofHighlight(made.highlight)
    .find(
      ({ target, part, op, rev }) => target === made.target && part === made.part && op === made.op && rev === made.rev,
    );
  if (stands === undefined || !isOver(stands)) return;
  // Attempts go on: by their number an old call's answer is told from a new one's.
  const unsent = { remoteId: null, remoteUrl: null, firstTriedAt: null, misses: 0, missedAt: null };
  rows.outbox.save({
    ...stands,
    ...unsent,
    ...made,
    state: "queued",
    reason: made.notBefore > made.madeAt ? "HOLD_WINDOW" : null,
  });
}

const isOver = ({ state, isDoubtful }: OutboxRow): boolean =>
  !isDoubtful && (state === "cancelled" || state === "dead" || state === "held");

function rowsFor(
  order: Order,
  open: OpenTarget,
  rendered: Rendered,
  mine: readonly OutboxRow[],
): readonly NewOutboxRow[] {
  const older = createsOf(mine).filter((row) => row.rev < order.highlight.rev && isToStay(mine, row));
  const create = (post: Post, part: number, answers: number | null = null) =>
    aRow(order, open, { op: "create", part, post, answers, micros: priceOf(rendered, open, part) });
  if (open.id === OWN_FEED) return rendered.posts.slice(0, 1).map((post) => ownRow(order, open, post));
  if (older.length === 0) return rendered.posts.map((post, part) => create(post, part));
  if (open.kind.caps.edit === "in-place") return edits(order, open, rendered, mine, create);
  const root = latest(mine, 0);
  if (isReposted(order, open)) {
    return [
      ...older.toReversed().map((row) => goneRow(row, order.now, order.releaseAt)),
      ...rendered.posts.map((post, part) => create(post, part)),
    ];
  }
  return rendered.posts.map((post, part) => create(post, part, part === 0 ? (root?.id ?? null) : null));
}

/** What cannot answer its own post is posted anew; what cannot be deleted is answered, or said once more. */
const isReposted = ({ highlight }: Order, { kind }: OpenTarget): boolean =>
  kind.caps.delete && (highlight.correction?.style === "repost" || !kind.caps.thread);

/** Each part in place; parts that are new are posted under the last one, parts that are no more are deleted. */
function edits(
  order: Order,
  open: OpenTarget,
  { posts }: Rendered,
  mine: readonly OutboxRow[],
  create: (post: Post, part: number) => NewOutboxRow,
): readonly NewOutboxRow[] {
  const changed = posts.map((post, part) =>
    latest(mine, part) === null
      ? create(post, part)
      : aRow(order, open, { op: "edit", part, post, answers: null, micros: open.kind.caps.price.edit }),
  );
  const surplus = createsOf(mine).filter((row) => row.part >= posts.length && isToStay(mine, row));
  return [...changed, ...surplus.toReversed().map((row) => goneRow(row, order.now, order.releaseAt))];
}

/** Our own feed keeps one entry: what was released once is edited. */
function ownRow(order: Order, open: OpenTarget, post: Post): NewOutboxRow {
  const op = order.highlight.released.length === 0 ? "create" : "edit";
  return aRow(order, open, { op, part: 0, post, answers: null, micros: 0 });
}

interface Part {
  readonly op: OutboxOp;
  readonly part: number;
  readonly post: Post;
  readonly answers: number | null;
  readonly micros: number;
}

function aRow({ highlight, hash, now, releaseAt, staleAt }: Order, open: OpenTarget, part: Part): NewOutboxRow {
  return {
    ...{ highlight: highlight.id, meeting: highlight.meeting, target: open.id, rev: highlight.rev },
    ...part,
    ...{ isDry: highlight.isRehearsal, notBefore: releaseAt, madeAt: now, approvalHash: hash },
    // A correction is never too late: what it corrects stands there.
    expiresAt: highlight.rev === 1 ? staleAt : null,
  };
}

const noPost: Post = { text: "", link: null, media: [] };

/** Deletes what `create` made, or will turn out to have made. */
export const goneRow = (create: OutboxRow, now: ProgramTime, notBefore = programTime(0)): NewOutboxRow => ({
  ...{
    highlight: create.highlight,
    meeting: create.meeting,
    target: create.target,
    part: create.part,
    rev: create.rev,
  },
  ...{ op: "delete", isDry: create.isDry, madeAt: now, micros: 0, approvalHash: null, expiresAt: null, answers: null },
  // Zero: nobody waits for a retraction, and it stands before all else.
  notBefore,
  post: noPost,
  remoteId: create.remoteId,
  remoteUrl: create.remoteUrl,
});

/** A link stands in the first part alone, and so does its price. */
function priceOf({ posts, micros }: Rendered, { kind }: OpenTarget, part: number): number {
  const others = Math.min(micros, (posts.length - 1) * kind.caps.price.post);
  return part === 0 ? micros - others : kind.caps.price.post;
}
