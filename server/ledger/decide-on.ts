import { rehearsedAudience } from "../../shared/audience.ts";
import { layerOf } from "../../shared/cards/index.ts";
import type { Occasion, Recorded } from "../../shared/ledger.ts";
import type { CommandEnvelope } from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusals.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { type Actor, mayIn } from "../../shared/roles.ts";
import type { RundownOrder } from "../../shared/rundown/orders.ts";
import type { Cue, Plan, RundownEvent } from "../../shared/rundown/plan.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { TimelineCommand } from "../../shared/timeline/commands.ts";
import type { TimelineEvent } from "../../shared/timeline/events.ts";
import type { SystemCommand, TimelineOrder } from "../../shared/timeline/orders.ts";
import type { Meeting } from "./meeting.ts";

/** A command as the server's own parts may send it too. */
export interface Submission extends Omit<CommandEnvelope, "command"> {
  readonly command: TimelineCommand | SystemCommand | RundownOrder;
}

type Decided = Result<readonly Recorded<TimelineEvent | RundownEvent>[], Refusal>;

/** What a decision may have to know of the other meetings. */
export interface Neighbours {
  /** The last frame of the meeting that somebody may have seen, or will have when a recall decided now reaches them. */
  seenUpTo(slug: string): ProgramTime;
  /** Whether another meeting than this one has the hashtag. */
  isHashtagTaken(hashtag: string, slug: string): boolean;
}

/** Decides a command on the ledger it names, after looking up in the plan what a take names (TL8). */
export function decideOn(
  meeting: Meeting,
  { ledger, command }: Submission,
  occasion: Occasion,
  neighbours: Neighbours,
): Decided {
  if (!mayIn(occasion.by, command.type, meeting.slug)) return refuse({ code: "NOT_ALLOWED", detail: command.type });
  if (ledger === meeting.rundown.id) {
    return isRundownOrder(command) ? meeting.rundown.decide(command, occasion) : refuse(misplaced);
  }
  if (!isTimelineCommand(command)) return refuse(misplaced);
  const { rehearsal } = meeting;
  if (rehearsal?.id === ledger) {
    // What the meeting is, is nothing to rehearse: the house plans and opens a rehearsal (SH3).
    if (occasion.by.role !== "system" && isOfMeeting(command)) return refuse(misplaced);
    const order = resolve(meeting, command, occasion.by, { seenUpTo: () => rehearsedUpTo(occasion.now) });
    return order.ok ? rehearsal.decide(order.value, occasion) : order;
  }
  const hashtag = command.type === "plan" ? command.about?.hashtag : undefined;
  if (hashtag !== undefined && neighbours.isHashtagTaken(hashtag, meeting.slug)) {
    return refuse({ code: "HASHTAG_TAKEN", detail: hashtag });
  }
  const order = resolve(meeting, command, occasion.by, neighbours);
  return order.ok ? meeting.timeline.decide(order.value, occasion) : order;
}

/** How far those have come who watch a rehearsal. */
const rehearsedUpTo = (now: ProgramTime): ProgramTime => programTime(now - (rehearsedAudience.firstLagMs ?? 0));

const ofMeeting: ReadonlySet<string> = new Set<TimelineCommand["type"]>([
  "plan",
  "open",
  "close",
  "archive",
  "unarchive",
]);
const isOfMeeting = ({ type }: Submission["command"]): boolean => ofMeeting.has(type);

const misplaced: Refusal = { code: "BAD_SHAPE", detail: "command" };

/** Looks up what a command only names: a take's card, and for what is taken back how far the fastest viewer is. */
function resolve(
  meeting: Meeting,
  command: TimelineCommand | SystemCommand,
  by: Actor,
  neighbours: Pick<Neighbours, "seenUpTo">,
): Result<TimelineOrder, Refusal> {
  if (command.type === "take") return take(meeting, command, by);
  if (command.type === "recall" || command.type === "undo")
    return accept({ ...command, seenUpTo: neighbours.seenUpTo(meeting.slug) });
  return accept(command);
}

/** The card is copied: what stands in the record does not change when the plan is edited. */
function take(
  { rundown: { draftState: plan } }: Meeting,
  command: Extract<TimelineCommand, { type: "take" }>,
  by: Actor,
): Result<TimelineOrder, Refusal> {
  const cue = plan.cues.find(({ id }) => id === command.cueId);
  if (cue === undefined) return refuse({ code: "UNKNOWN_CUE" });
  if (plan.rules.needsSecondPerson && !isSecondPerson(plan, cue, by)) return refuse({ code: "SECOND_PERSON" });
  return accept({ ...command, card: cue.card, layer: layerOf(cue.card) });
}

/** The house's own parts are nobody's hands: what the clock takes was planned before (TL47). */
const isSecondPerson = ({ armed }: Plan, cue: Cue, by: Actor): boolean =>
  by.role === "system" ||
  (armed !== null && armed.cueId === cue.id && armed.revision === (cue.revision ?? 0) && armed.by.id !== by.id);

const rundownTypes: ReadonlySet<string> = new Set<RundownOrder["type"]>([
  "add",
  "add-all",
  "edit",
  "move",
  "drop",
  "mark-cue",
  "arm",
  "set-rules",
  "run-clock",
  "correct-figure",
]);
/** A figure is corrected in the plan and in the record. */
const inBoth = "correct-figure";

const isRundownOrder = (command: Submission["command"]): command is RundownOrder => rundownTypes.has(command.type);
const isTimelineCommand = (command: Submission["command"]): command is TimelineCommand | SystemCommand =>
  command.type === inBoth || !rundownTypes.has(command.type);
