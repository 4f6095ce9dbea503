/** One follower's copy of one ledger, and what each message makes of it. Pure. Rules VW30–VW34 in docs/spec/viewer.md. */
import type { LedgerId } from "../../shared/ids.ts";
import type { Recorded } from "../../shared/ledger.ts";
import type { Position } from "../../shared/protocol.ts";

export interface LedgerCopy<State> {
  /** Lineage of the database; `null`: nothing was heard yet. */
  readonly epoch: string | null;
  readonly seq: number;
  readonly state: State;
}

export interface Batch<Event> {
  readonly epoch: string;
  readonly events: readonly Recorded<Event>[];
}

/** `gap`: something is missing before these events, follow again; the copy is unchanged beyond what joined on. */
export interface Taken<State> {
  readonly copy: LedgerCopy<State>;
  readonly gap: boolean;
}

export const emptyCopy = <State>(initial: State): LedgerCopy<State> => ({ epoch: null, seq: 0, state: initial });

export const positionOf = (ledger: LedgerId, { epoch, seq }: LedgerCopy<unknown>): Position => ({
  ledger,
  epoch,
  since: seq,
});

/** A snapshot of another lineage is the truth; one of ours counts only when it is not older than the copy. */
export function takeSnapshot<State>(copy: LedgerCopy<State>, snapshot: LedgerCopy<State>): LedgerCopy<State> {
  const isOlder = snapshot.epoch === copy.epoch && snapshot.seq <= copy.seq;
  return isOlder ? copy : { epoch: snapshot.epoch, seq: snapshot.seq, state: snapshot.state };
}

/** Adds what comes next in order; what the copy has already is passed over. */
export function takeEvents<State, Event>(
  copy: LedgerCopy<State>,
  batch: Batch<Event>,
  reduce: (state: State, recorded: Recorded<Event>) => State,
): Taken<State> {
  // A fresh copy may start from the first event; a copy of another lineage must start over from a snapshot.
  if (copy.epoch !== null && copy.epoch !== batch.epoch) return { copy, gap: true };
  let { seq, state } = copy;
  let gap = false;
  for (const recorded of batch.events) {
    if (recorded.seq <= seq) continue;
    gap = recorded.seq > seq + 1;
    if (gap) break;
    state = reduce(state, recorded);
    seq = recorded.seq;
  }
  if (seq === copy.seq) return { copy, gap };
  return { copy: { epoch: batch.epoch, seq, state }, gap };
}
