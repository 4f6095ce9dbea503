/**
 * What the desk orders of the outbox. Each call stands inside of one `store.transaction`, and the same order again changes nothing;
 * `Outbox.poke()` afterwards makes it go at once. Rules FD8–FD14 in docs/spec/feeds.md.
 */
import type { Highlight, Rendered } from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { FeedRows } from "../ports.ts";
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

/** Puts an approved revision into the outbox. */
export function enqueue(_rows: FeedRows, _order: Order): void {
  throw new Error("being built");
}

/** Undoes an approval inside of its hold window. `false`, and nothing is changed: something has left or is leaving. */
export function takeBack(_rows: FeedRows, _highlight: Highlight, _now: ProgramTime): boolean {
  throw new Error("being built");
}

/**
 * Takes everything back everywhere: what certainly is not there is cancelled, what stands is deleted, what is in doubt is found out
 * first. Our own feed's entry is a tombstone at once. The desk sets the highlight's state in the same transaction.
 */
export function retract(_rows: FeedRows, _highlight: Highlight, _now: ProgramTime): void {
  throw new Error("being built");
}

/**
 * A person has looked. Of a create or an edit, `found`: it stands there, `url` says where; `null`: it does not. Of a delete, `found`: it
 * still stands there and is to be deleted once more; `null`: it is gone.
 * @returns `false`: there is nothing to be said of that row.
 */
export function resolveByHand(
  _rows: FeedRows,
  _id: number,
  _found: { readonly url: string | null } | null,
  _by: string,
  _now: ProgramTime,
): boolean {
  throw new Error("being built");
}

/** Tries a held or dead row once more. `false`: it is none, may be there already, or was withdrawn. */
export function retryByHand(_rows: FeedRows, _id: number, _by: string, _now: ProgramTime): boolean {
  throw new Error("being built");
}

/** Gives a waiting, held or dead row up. `false`: it has left, is leaving, or is in doubt. */
export function cancelByHand(_rows: FeedRows, _id: number, _by: string, _now: ProgramTime): boolean {
  throw new Error("being built");
}
