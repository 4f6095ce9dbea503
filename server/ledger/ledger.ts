import type { LedgerId } from "../../shared/ids.ts";
import type { Occasion, Recorded, Rules } from "../../shared/ledger.ts";
import type { EventBatch, Snapshot } from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusals.ts";
import { accept, type Result } from "../../shared/result.ts";

/** Events kept in memory behind the head, and so the longest catch-up by events: beyond it a snapshot is smaller (TL21). */
export const MAX_TAIL = 1_000;

/** What a follower is sent first. Shared between followers until the next commit, so that it is encoded once. */
export type CatchUp<State, Event> =
  | { readonly kind: "snapshot"; readonly snapshot: Snapshot<State> }
  | { readonly kind: "events"; readonly batch: EventBatch<Event> };

/**
 * One ledger in memory: the committed state, and a draft of what is decided and not yet durable. Followers see only what is
 * committed; the next decision builds on the draft, so many commands can share one transaction.
 */
export class Ledger<State, Command, Event> {
  readonly id: LedgerId;
  readonly epoch: string;
  readonly #rules: Rules<State, Command, Event>;
  #state: State;
  #head: number;
  #tail: Recorded<Event>[] = [];
  #draftState: State;
  #draftEvents: Recorded<Event>[] = [];
  #snapshot: CatchUp<State, Event> | null = null;
  readonly #batchBySince = new Map<number, CatchUp<State, Event>>();

  constructor(
    id: LedgerId,
    epoch: string,
    rules: Rules<State, Command, Event>,
    base: { seq: number; state: State } | null = null,
  ) {
    this.id = id;
    this.epoch = epoch;
    this.#rules = rules;
    this.#state = base?.state ?? rules.initial;
    this.#head = base?.seq ?? 0;
    this.#draftState = this.#state;
  }

  get state(): State {
    return this.#state;
  }

  get head(): number {
    return this.#head;
  }

  /** The state after all that is decided, durable or not. */
  get draftState(): State {
    return this.#draftState;
  }

  /** Takes events from the log at start. Those that the base already holds only fill the tail. */
  load(events: readonly Recorded<Event>[]): void {
    for (const recorded of events) {
      if (recorded.seq > this.#head) {
        this.#state = this.#rules.reduce(this.#state, recorded);
        this.#head = recorded.seq;
      }
      this.#tail.push(recorded);
    }
    this.#trim();
    this.rollback();
  }

  /** Decides on the draft. @returns the events with their places; they are not in the ledger before `commit`. */
  decide(command: Command, occasion: Occasion): Result<readonly Recorded<Event>[], Refusal> {
    const decided = this.#rules.decide(this.#draftState, command, occasion);
    if (!decided.ok) return decided;
    const next = this.#head + this.#draftEvents.length + 1;
    const events = decided.value.map(({ event, at = occasion.now }, index) => ({ seq: next + index, at, event }));
    this.#draftState = events.reduce(this.#rules.reduce, this.#draftState);
    this.#draftEvents.push(...events);
    return accept(events);
  }

  /** Makes the draft the truth, once it is durable. @returns its events. */
  commit(): readonly Recorded<Event>[] {
    const events = this.#draftEvents;
    this.#state = this.#draftState;
    this.#head += events.length;
    this.#tail.push(...events);
    this.#trim();
    this.rollback();
    return events;
  }

  /** Forgets the draft: the store did not take it. */
  rollback(): void {
    this.#draftState = this.#state;
    this.#draftEvents = [];
    this.#snapshot = null;
    this.#batchBySince.clear();
  }

  /** What brings a follower at `since` of `epoch` to the head: events, none when it is there, else the snapshot (TL21). */
  catchUp(since: number, epoch: string | null): CatchUp<State, Event> {
    const oldest = this.#tail[0]?.seq ?? this.#head + 1;
    if (epoch !== this.epoch || since > this.#head || since < oldest - 1) return this.#takeSnapshot();
    return this.#batchSince(since, oldest);
  }

  #takeSnapshot(): CatchUp<State, Event> {
    const { id: ledger, epoch } = this;
    this.#snapshot ??= { kind: "snapshot", snapshot: { ledger, epoch, seq: this.#head, state: this.#state } };
    return this.#snapshot;
  }

  #batchSince(since: number, oldest: number): CatchUp<State, Event> {
    const known = this.#batchBySince.get(since);
    if (known !== undefined) return known;
    const events = this.#tail.slice(since + 1 - oldest);
    const missed = { kind: "events", batch: { ledger: this.id, epoch: this.epoch, events } } as const;
    this.#batchBySince.set(since, missed);
    return missed;
  }

  #trim(): void {
    if (this.#tail.length > MAX_TAIL) this.#tail = this.#tail.slice(-MAX_TAIL);
  }
}
