import { cardKinds } from "../../shared/cards/index.ts";
import type { Occasion, Recorded } from "../../shared/ledger.ts";
import type { CommandEnvelope } from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusals.ts";
import { type Result, refuse } from "../../shared/result.ts";
import { may } from "../../shared/roles.ts";
import type { RundownCommand } from "../../shared/rundown/commands.ts";
import type { RundownEvent } from "../../shared/rundown/plan.ts";
import type { TimelineCommand } from "../../shared/timeline/commands.ts";
import type { TimelineEvent } from "../../shared/timeline/events.ts";
import type { SystemCommand, TimelineOrder } from "../../shared/timeline/orders.ts";
import type { Meeting } from "./meeting.ts";

/** A command as the server's own parts may send it too. */
export interface Submission extends Omit<CommandEnvelope, "command"> {
  readonly command: TimelineCommand | RundownCommand | SystemCommand;
}

type Decided = Result<readonly Recorded<TimelineEvent | RundownEvent>[], Refusal>;

/** Decides a command on the ledger it names, after looking up in the plan what a take names (TL8). */
export function decideOn(meeting: Meeting, { ledger, command }: Submission, occasion: Occasion): Decided {
  const isForRundown = ledger === meeting.rundown.id;
  if (isRundownCommand(command)) {
    return isForRundown ? meeting.rundown.decide(command, occasion) : refuse({ code: "BAD_SHAPE", detail: "command" });
  }
  if (isForRundown) return refuse({ code: "BAD_SHAPE", detail: "command" });
  if (!may(occasion.by.role, command.type)) return refuse({ code: "NOT_ALLOWED", detail: command.type });
  const order = resolve(meeting, command);
  return order === null ? refuse({ code: "UNKNOWN_CUE" }) : meeting.timeline.decide(order, occasion);
}

/** The card is copied: what stands in the record does not change when the plan is edited. `null`: no such cue. */
function resolve({ rundown }: Meeting, command: TimelineCommand | SystemCommand): TimelineOrder | null {
  if (command.type !== "take") return command;
  const cue = rundown.draftState.cues.find(({ id }) => id === command.cueId);
  if (cue === undefined) return null;
  const { id: cueId, card } = cue;
  return { type: "take", cueId, card, layer: cardKinds[card.kind].layer };
}

const rundownTypes: ReadonlySet<string> = new Set<RundownCommand["type"]>(["add", "edit", "move", "drop"]);

const isRundownCommand = (command: Submission["command"]): command is RundownCommand => rundownTypes.has(command.type);
