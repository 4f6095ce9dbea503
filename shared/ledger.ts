import type { Refusal } from "./refusals.ts";
import type { Result } from "./result.ts";
import type { Actor } from "./roles.ts";
import type { ProgramTime } from "./time.ts";

/** An event as it stands in the log: its place, its programme time, what happened. */
export interface Recorded<Event> {
  /** From 1, without gaps, per ledger. The only order there is. */
  readonly seq: number;
  readonly at: ProgramTime;
  readonly event: Event;
}

/** What one command decides: an event and the frame it belongs to. `at` absent means the moment of the command. */
export interface Decision<Event> {
  readonly event: Event;
  readonly at?: ProgramTime;
}

/** What a decision may look at besides the state: who, and when in programme time (encoder delay already added). */
export interface Occasion {
  readonly by: Actor;
  readonly now: ProgramTime;
}

/** A ledger's rules. Both functions are pure; `reduce` needs nothing but the event, so server and client share it. */
export interface Rules<State, Command, Event> {
  readonly initial: State;
  readonly decide: (state: State, command: Command, occasion: Occasion) => Result<readonly Decision<Event>[], Refusal>;
  readonly reduce: (state: State, recorded: Recorded<Event>) => State;
}
