/** What a button asks for, and the command it comes to as the meeting stands now. Pure. Rules AP20–AP25 in docs/spec/api.md. */
import type { Layer } from "../../../shared/cards/card-kind.ts";
import { type LedgerId, ledgerId } from "../../../shared/ids.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { RundownCommand } from "../../../shared/rundown/commands.ts";
import {
  lastItem,
  nextCue,
  nextInLine,
  nextItem,
  previousCue,
  previousInLine,
} from "../../../shared/rundown/next-in-line.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { TimelineCommand } from "../../../shared/timeline/commands.ts";
import { standing } from "../../../shared/timeline/standing.ts";
import type { AutomatedMeeting } from "./ports.ts";
import type { ProblemCode } from "./problem-words.ts";
import { placeOf, steppedCue } from "./state.ts";

export type Wish =
  | { readonly type: "arm"; readonly what: "next" | "previous" | { readonly cueId: string } }
  | { readonly type: "disarm" }
  /** `cueId` absent: what is armed. */
  | { readonly type: "take"; readonly cueId?: string | undefined }
  | { readonly type: "start"; readonly itemId: "next" | { readonly cueId: string } }
  | { readonly type: "step"; readonly to: "next" | "previous" }
  | { readonly type: "clear"; readonly layer: Layer }
  | { readonly type: "blackout" }
  /** `act` absent: the last one. */
  | { readonly type: "recall"; readonly act?: number | undefined }
  | { readonly type: "undo"; readonly act?: number | undefined };

type Resolved = Result<TimelineCommand | RundownCommand, ProblemCode>;

/**
 * Whose ledger decides it: the plan's, or the record's, which is the rehearsal's while one is on (AP27). Known before
 * anything is looked up, so that a retry is found where its first try was written.
 */
export function ledgerOfWish({ slug, isRehearsal }: AutomatedMeeting, { type }: Wish): LedgerId {
  if (type === "arm" || type === "disarm") return ledgerId("rundown", slug);
  return ledgerId(isRehearsal ? "rehearsal" : "timeline", slug);
}

export function resolve(meeting: AutomatedMeeting, wish: Wish, now: ProgramTime): Resolved {
  const { plan, record } = meeting;
  switch (wish.type) {
    case "arm":
      return arm(meeting, wish.what);
    case "disarm":
      return plan.armed === null ? refuse("NOTHING_ARMED") : rundown({ type: "arm", id: null });
    case "take":
      return wish.cueId === undefined ? takeArmed(meeting) : takeOf(cueIn(meeting, wish.cueId), "UNKNOWN_CUE");
    case "start":
      return start(meeting, wish.itemId);
    case "step":
      return step(meeting, wish.to, now);
    case "clear":
      return timeline({ type: "clear", layer: wish.layer });
    case "blackout":
      return timeline({ type: "blackout" });
    case "recall": {
      const act = wish.act ?? record.acts.at(-1)?.seq;
      return act === undefined ? refuse("NOTHING_TO_UNDO") : timeline({ type: "recall", act });
    }
    case "undo":
      return timeline({ type: "undo", ...(wish.act === undefined ? {} : { act: wish.act }) });
  }
}

function arm(meeting: AutomatedMeeting, what: Extract<Wish, { type: "arm" }>["what"]): Resolved {
  const { cues } = meeting.plan;
  if (typeof what === "object") return armOf(cueIn(meeting, what.cueId), "UNKNOWN_CUE");
  const place = placeOf(meeting.plan, meeting.record);
  return what === "next"
    ? armOf(nextCue(cues, place), "NO_NEXT_CUE")
    : armOf(previousCue(cues, place), "NO_PREVIOUS_CUE");
}

/** What somebody has edited since it was prepared is nobody's to take unseen. */
function takeArmed({ plan: { cues, armed } }: AutomatedMeeting): Resolved {
  if (armed === null) return refuse("NOTHING_ARMED");
  const cue = cues.find(({ id }) => id === armed.cueId) ?? null;
  return cue !== null && armed.revision !== (cue.revision ?? 0) ? refuse("STALE") : takeOf(cue, "NOTHING_ARMED");
}

function start(meeting: AutomatedMeeting, item: Extract<Wish, { type: "start" }>["itemId"]): Resolved {
  const { plan, record } = meeting;
  if (item === "next") return takeOf(nextItem(plan.cues, lastItem(plan.cues, record)?.id ?? null), "NO_NEXT_ITEM");
  const cue = cueIn(meeting, item.cueId);
  return cue !== null && cue.card.kind !== "agenda" ? refuse("NOT_AN_ITEM") : takeOf(cue, "UNKNOWN_CUE");
}

function step({ plan, record }: AutomatedMeeting, to: "next" | "previous", now: ProgramTime): Resolved {
  const on = steppedCue(plan, standing(record, now));
  if (on === null) return refuse("NO_DECK_ON_STAGE");
  return to === "next"
    ? takeOf(nextInLine(plan.cues, on.id), "LAST_SLIDE")
    : takeOf(previousInLine(plan.cues, on.id), "FIRST_SLIDE");
}

const cueIn = ({ plan }: AutomatedMeeting, cueId: string): Cue | null =>
  plan.cues.find(({ id }) => id === cueId) ?? null;

const takeOf = (cue: Cue | null, ifNone: ProblemCode): Resolved =>
  cue === null ? refuse(ifNone) : timeline({ type: "take", cueId: cue.id });

const armOf = (cue: Cue | null, ifNone: ProblemCode): Resolved =>
  cue === null ? refuse(ifNone) : rundown({ type: "arm", id: cue.id });

const timeline = (command: TimelineCommand): Resolved => accept(command);
const rundown = (command: RundownCommand): Resolved => accept(command);
