/** What the HTTP API for automation asks of the rest of the house. Joined in server/wiring/automation.ts. */
import type { LedgerId } from "../../../shared/ids.ts";
import type { AudienceSummary, CommandEnvelope, CommandOutcome, Signal } from "../../../shared/protocol.ts";
import type { Actor } from "../../../shared/roles.ts";
import type { Plan } from "../../../shared/rundown/plan.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import type { Awaitable } from "../ports.ts";

/** A meeting as its ledgers have it at one moment. */
export interface AutomatedMeeting {
  readonly slug: string;
  /** Of the meeting itself, also while it is rehearsed. */
  readonly phase: MeetingRecord["phase"];
  /** The record is a rehearsal's: nobody outside sees it (AP27). */
  readonly isRehearsal: boolean;
  readonly record: MeetingRecord;
  readonly plan: Plan;
  /** The heads of the plan's ledger and of the record's. */
  readonly position: { readonly rundown: number; readonly record: number };
}

/** What an accepted command led to, by its id. */
export interface FirstOutcome {
  readonly actorId: string;
  readonly seq: number;
}

export interface AutomationHouse {
  meetingOf(slug: string): AutomatedMeeting | null;
  /** The ledgers' own door: the same rights and rules as for a control room's socket. */
  submit(envelope: CommandEnvelope, by: Actor): Promise<CommandOutcome>;
  /** Durable: also after a restart. `null`: no such command was accepted. */
  firstOutcomeOf(ledger: LedgerId, commandId: string): FirstOutcome | null;
  audienceOf(slug: string): AudienceSummary;
  signalOf(slug: string): Signal;
  /** Told after each commit to a ledger of the meeting, when a rehearsal begins or ends, and when it is gone. @returns stops listening. */
  listen(changed: (slug: string) => void): () => void;
}

/** Who a token stands for now; `null`: nobody, or no more. */
export interface TokenReader {
  /** @throws {HttpProblem} 429 TOO_FAST after many wrong ones from that network (AC22). */
  actorOfToken(bearer: string, network: string): Awaitable<Actor | null>;
}
