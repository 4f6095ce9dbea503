import type { CommandOutcome } from "../../../shared/protocol.ts";
import type { Actor } from "../../../shared/roles.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import type { MeetingAbout, ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";

type Awaitable<Value> = Value | Promise<Value>;

/** What a meeting's form says of it, made from the version that `basedOn` names. */
export interface PlanChange {
  readonly title: string;
  readonly programme: readonly ProgrammeItem[];
  readonly about?: MeetingAbout | undefined;
  readonly basedOn?: number | undefined;
}

/** Changes to a meeting that exists. Each is a command of the ledgers: what is decided there holds here too. */
export interface MeetingDesk {
  plan(slug: string, change: PlanChange, by: Actor, commandId: string): Awaitable<CommandOutcome>;
  /** Into the archive, or back out of it. */
  putAway(slug: string, isAway: boolean, by: Actor, commandId: string): Awaitable<CommandOutcome>;
  /** The rundown's cues, in order. */
  cues(slug: string): Awaitable<readonly Cue[]>;
  /** At the rundown's end, all or none. */
  addCues(slug: string, cues: readonly Cue[], by: Actor, commandId: string): Awaitable<CommandOutcome>;
}
