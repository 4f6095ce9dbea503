import type { LedgerId } from "../../shared/ids.ts";
import type { ProgramTime } from "../../shared/time.ts";

/** An event as the log keeps it. What it says is the ledger's business, so here it is plain JSON. */
export interface StoredEvent {
  readonly seq: number;
  readonly at: ProgramTime;
  readonly event: unknown;
}

/** One accepted command with the events it led to. */
export interface Entry {
  readonly ledger: LedgerId;
  /** Kept with the ledger's first entry, ignored after it. */
  readonly epoch: string;
  readonly commandId: string;
  readonly actorId: string;
  /** Not empty; `seq` follows on from the ledger's head. */
  readonly events: readonly StoredEvent[];
}

/** A ledger as found at start: its events are those after `base`, or all. */
export interface StoredLedger {
  readonly id: LedgerId;
  /** Random per ledger and lineage of the database; a restored backup must come with new ones. */
  readonly epoch: string;
  readonly head: number;
  readonly base: { readonly seq: number; readonly state: unknown } | null;
}

/** What a command led to the first time. */
export interface RememberedCommand {
  readonly actorId: string;
  /** The `seq` of its last event. */
  readonly seq: number;
}

/**
 * Why nothing was written. `full`: no space left, later writes may succeed. `broken`: what is on the disk is unknown
 * until the log is opened again, so nothing may be written before that (F3).
 */
export type AppendProblem = { readonly kind: "full" | "broken"; readonly cause: unknown };

/**
 * The port of the ledgers to their store. One suite stands over every implementation: tests/contract/event-log.
 * Reads throw what the store throws.
 */
export interface EventLog {
  /** In the order of their first entries. */
  ledgers(): readonly StoredLedger[];
  /** Events with `seq > since` in order, at most `limit`. */
  read(ledger: LedgerId, since: number, limit?: number): readonly StoredEvent[];
  /** All entries or none, durable when it returns `null`. */
  append(entries: readonly Entry[]): AppendProblem | null;
  /** `null`: this id was never accepted on this ledger, or was forgotten with its events by `compact`. */
  command(ledger: LedgerId, commandId: string): RememberedCommand | null;
  /** Keeps `state` as of `seq` for the next start, then forgets events and commands up to and including `forgetUntil`. */
  compact(ledger: LedgerId, base: { readonly seq: number; readonly state: unknown }, forgetUntil: number): void;
  /** Forgets the ledgers with all that belongs to them. */
  drop(ledgers: readonly LedgerId[]): void;
}
