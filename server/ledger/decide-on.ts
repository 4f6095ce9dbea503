import { layerOf } from "../../shared/cards/index.ts";
import type { Occasion, Recorded } from "../../shared/ledger.ts";
import type { CommandEnvelope } from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusals.ts";
import { type Result, refuse } from "../../shared/result.ts";
import { may } from "../../shared/roles.ts";
import type { RundownOrder } from "../../shared/rundown/orders.ts";
import type { RundownEvent } from "../../shared/rundown/plan.ts";
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
  if (ledger === meeting.rundown.id) {
    return isRundownOrder(command) ? meeting.rundown.decide(command, occasion) : refuse(misplaced);
  }
  if (!isTimelineCommand(command)) return refuse(misplaced);
  if (!may(occasion.by.role, command.type)) return refuse({ code: "NOT_ALLOWED", detail: command.type });
  const hashtag = command.type === "plan" ? command.about?.hashtag : undefined;
  if (hashtag !== undefined && neighbours.isHashtagTaken(hashtag, meeting.slug)) {
    return refuse({ code: "HASHTAG_TAKEN", detail: hashtag });
  }
  const order = resolve(meeting, command);
  return order === null ? refuse({ code: "UNKNOWN_CUE" }) : meeting.timeline.decide(order, occasion);
}

const misplaced: Refusal = { code: "BAD_SHAPE", detail: "command" };

/** The card is copied: what stands in the record does not change when the plan is edited. `null`: no such cue. */
function resolve({ rundown }: Meeting, command: TimelineCommand | SystemCommand): TimelineOrder | null {
  if (command.type !== "take") return command;
  const cue = rundown.draftState.cues.find(({ id }) => id === command.cueId);
  if (cue === undefined) return null;
  const { id: cueId, card } = cue;
  return { type: "take", cueId, card, layer: layerOf(card) };
}

const rundownTypes: ReadonlySet<string> = new Set<RundownOrder["type"]>([
  "add",
  "add-all",
  "edit",
  "move",
  "drop",
  "correct-figure",
]);
/** A figure is corrected in the plan and in the record. */
const inBoth = "correct-figure";

const isRundownOrder = (command: Submission["command"]): command is RundownOrder => rundownTypes.has(command.type);
const isTimelineCommand = (command: Submission["command"]): command is TimelineCommand | SystemCommand =>
  command.type === inBoth || !rundownTypes.has(command.type);
