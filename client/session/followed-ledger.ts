import type { LedgerId } from "../../shared/ids.ts";
import type { Recorded } from "../../shared/ledger.ts";
import type { EventBatch, Position, Snapshot, Tick } from "../../shared/protocol.ts";
import { emptyCopy, type LedgerCopy, positionOf, takeEvents, takeSnapshot } from "./ledger-copy.ts";

/** After this many ticks that name another head than the copy's, something was lost on the way. */
const TICKS_BEHIND = 2;
/** An answer to `follow` that does not come is asked for again after this many ticks. */
const TICKS_OF_PATIENCE = 5;

/** One ledger's copy and the decision to follow again (VW30–VW34). */
export class FollowedLedger<State, Event> {
  readonly ledger: LedgerId;
  readonly #reduce: (state: State, recorded: Recorded<Event>) => State;
  readonly #ask: (position: Position) => void;
  #copy: LedgerCopy<State>;
  #ticksBehind = 0;
  /** Ticks since `follow` was asked; `null`: no answer is being waited for. */
  #ticksWaited: number | null = null;

  constructor(how: {
    readonly ledger: LedgerId;
    readonly initial: State;
    readonly reduce: (state: State, recorded: Recorded<Event>) => State;
    /** Sends a position to the server. */
    readonly ask: (position: Position) => void;
  }) {
    this.ledger = how.ledger;
    this.#reduce = how.reduce;
    this.#ask = how.ask;
    this.#copy = emptyCopy(how.initial);
  }

  get state(): State {
    return this.#copy.state;
  }

  /** Whether anything came yet. */
  get isKnown(): boolean {
    return this.#copy.epoch !== null;
  }

  /** For a handshake, which asks to follow. */
  startFollowing(): Position {
    this.#ticksWaited = 0;
    this.#ticksBehind = 0;
    return positionOf(this.ledger, this.#copy);
  }

  takeSnapshot(snapshot: Snapshot): void {
    if (snapshot.ledger !== this.ledger) return;
    this.#ticksWaited = null;
    // The server writes under a ledger's name only the state of that ledger.
    this.#copy = takeSnapshot(this.#copy, { ...snapshot, state: snapshot.state as State });
  }

  takeEvents(batch: EventBatch): void {
    if (batch.ledger !== this.ledger) return;
    // As above: a ledger carries only its own events.
    const events = batch.events as readonly Recorded<Event>[];
    const { copy, gap } = takeEvents(this.#copy, { epoch: batch.epoch, events }, this.#reduce);
    this.#copy = copy;
    if (gap) this.#followAgain();
    else this.#ticksWaited = null;
  }

  /** The head in each tick doubles as a position check: the loss of the last event would otherwise go unseen. */
  check({ heads }: Tick): void {
    const head = heads[this.ledger];
    if (head === undefined) return;
    if (this.#ticksWaited !== null) this.#ticksWaited += 1;
    this.#ticksBehind = head === this.#copy.seq ? 0 : this.#ticksBehind + 1;
    if (this.#ticksBehind >= TICKS_BEHIND) this.#followAgain();
  }

  #followAgain(): void {
    // One answer brings everything that is missing, so a burst with a hole asks once.
    if (this.#ticksWaited !== null && this.#ticksWaited < TICKS_OF_PATIENCE) return;
    this.#ask(this.startFollowing());
  }
}
