import type { Decision, Rules } from "../ledger.ts";
import type { Refusal, RefusalCode } from "../refusals.ts";
import { accept, type Result, refuse } from "../result.ts";
import { type Actor, may } from "../roles.ts";
import { showsFigure } from "../timeline/figure-correction.ts";
import { itemOf } from "./items.ts";
import type { RundownOrder } from "./orders.ts";
import type { Cue, Plan, RundownEvent } from "./plan.ts";
import { emptyPlan, reduce } from "./reduce.ts";

/** A snapshot holds the whole plan, so its length is bounded (TL15). */
export const MAX_CUES = 1_500;

type Decided = Result<readonly Decision<RundownEvent>[], Refusal>;
type Order<Type extends RundownOrder["type"]> = Extract<RundownOrder, { type: Type }>;

/** What a command to a meeting's plan leads to. The plan does not know whether the meeting is on: it is edited at any time. */
export const decide: Rules<Plan, RundownOrder, RundownEvent>["decide"] = (plan, command, { by }) => {
  if (!may(by.role, command.type)) return no("NOT_ALLOWED", command.type);
  switch (command.type) {
    case "add":
      return add(plan, command);
    case "add-all":
      return addAll(plan, command);
    case "edit":
      return edit(plan, command);
    case "move":
      return move(plan, command);
    case "mark-cue":
      return markCue(plan, command);
    case "arm":
      return arm(plan, command, by);
    case "set-rules":
      return one({ type: "rules.set", needsSecondPerson: command.needsSecondPerson });
    case "run-clock":
      return plan.clock.isOn === command.isOn ? no("DUPLICATE") : one({ type: "clock.run", isOn: command.isOn });
    case "drop":
      return has(plan, command.id) ? one({ type: "cue.dropped", id: command.id }) : no("UNKNOWN_CUE", command.id);
    case "correct-figure":
      return correctFigure(plan, command);
  }
};

export const rundownRules: Rules<Plan, RundownOrder, RundownEvent> = { initial: emptyPlan, decide, reduce };

function add(plan: Plan, { cue, before }: Order<"add">): Decided {
  if (has(plan, cue.id)) return no("DUPLICATE", cue.id);
  if (sharesCard(plan, cue)) return no("DUPLICATE", cue.card.id);
  if (plan.cues.length >= MAX_CUES) return no("TOO_MANY", "cues");
  if (before === undefined) return one({ type: "cue.added", cue });
  return has(plan, before) ? one({ type: "cue.added", cue, before }) : no("UNKNOWN_CUE", before);
}

function addAll(plan: Plan, { cues, before }: Order<"add-all">): Decided {
  const ids = new Set(cues.flatMap(({ id, card }) => [id, card.id]));
  const isTaken = plan.cues.some(({ id, card }) => ids.has(id) || ids.has(card.id));
  // A cue and its card may carry one id, but no two cues.
  const areApart =
    new Set(cues.map(({ id }) => id)).size === cues.length &&
    new Set(cues.map(({ card }) => card.id)).size === cues.length;
  if (isTaken || !areApart) return no("DUPLICATE", "cues");
  if (plan.cues.length + cues.length > MAX_CUES) return no("TOO_MANY", "cues");
  if (before !== undefined && !has(plan, before)) return no("UNKNOWN_CUE", before);
  return accept(
    cues.map((cue) => ({
      event: before === undefined ? { type: "cue.added", cue } : { type: "cue.added", cue, before },
    })),
  );
}

function correctFigure(plan: Plan, { figureId, figure }: Order<"correct-figure">): Decided {
  return plan.cues.some(({ card }) => showsFigure(card, figureId))
    ? one({ type: "figure.corrected", figureId, figure })
    : no("UNKNOWN_CARD", figureId);
}

function edit(plan: Plan, { cue, basedOn }: Order<"edit">): Decided {
  const standing = plan.cues.find(({ id }) => id === cue.id);
  if (standing === undefined) return no("UNKNOWN_CUE", cue.id);
  // Two editors on one card: the second is shown what the first has saved.
  if (basedOn !== undefined && basedOn !== (standing.revision ?? 0)) return no("STALE", cue.id);
  return sharesCard(plan, cue) ? no("DUPLICATE", cue.card.id) : one({ type: "cue.edited", cue });
}

function move(plan: Plan, { id, before, isWhole = false }: Order<"move">): Decided {
  if (!has(plan, id)) return no("UNKNOWN_CUE", id);
  const ids = isWhole ? itemOf(plan.cues, id) : [id];
  if (before !== null && ids.includes(before)) return no("BAD_SHAPE", "before");
  if (before !== null && !has(plan, before)) return no("UNKNOWN_CUE", before);
  return one(isWhole ? { type: "cues.moved", ids, before } : { type: "cue.moved", id, before });
}

function markCue(plan: Plan, { type: _type, ...marks }: Order<"mark-cue">): Decided {
  return has(plan, marks.id) ? one({ type: "cue.marked", ...marks }) : no("UNKNOWN_CUE", marks.id);
}

function arm({ cues, armed }: Plan, { id }: Order<"arm">, { id: actorId, name }: Actor): Decided {
  if (id === null) return armed === null ? no("DUPLICATE") : one({ type: "cue.armed", armed: null });
  const cue = cues.find((one) => one.id === id);
  if (cue === undefined) return no("UNKNOWN_CUE", id);
  return one({ type: "cue.armed", armed: { cueId: id, revision: cue.revision ?? 0, by: { id: actorId, name } } });
}

const has = (plan: Plan, id: string): boolean => plan.cues.some((cue) => cue.id === id);

// `change` finds the card on program by its id, so two cues must not carry the same one.
const sharesCard = (plan: Plan, cue: Cue): boolean =>
  plan.cues.some(({ id, card }) => id !== cue.id && card.id === cue.card.id);

const one = (event: RundownEvent): Decided => accept([{ event }]);

const no = (code: RefusalCode, detail?: string): Decided => refuse(detail === undefined ? { code } : { code, detail });
