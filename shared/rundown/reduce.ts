import type { Recorded, Rules } from "../ledger.ts";
import { withFigure } from "../timeline/figure-correction.ts";
import type { Cue, Plan, RundownEvent } from "./plan.ts";

/** The plan before its first event. */
export const emptyPlan: Plan = { cues: [] };

/** Adds one event to the plan. Total: what names an unknown cue or is of an unknown kind changes nothing else (TL4). */
export const reduce: Rules<Plan, never, RundownEvent>["reduce"] = (plan, { seq, event }) => {
  switch (event.type) {
    case "cue.added":
      return { cues: placed(without(plan.cues, event.cue.id), { ...event.cue, revision: seq }, event.before ?? null) };
    case "cue.edited":
      return { cues: plan.cues.map((cue) => (cue.id === event.cue.id ? { ...event.cue, revision: seq } : cue)) };
    case "cue.moved": {
      const cue = plan.cues.find(({ id }) => id === event.id);
      return cue === undefined ? plan : { cues: placed(without(plan.cues, cue.id), cue, event.before) };
    }
    case "cue.dropped":
      return { cues: without(plan.cues, event.id) };
    case "figure.corrected":
      return { cues: plan.cues.map((cue) => corrected(cue, event, seq)) };
  }
  event satisfies never;
  return plan;
};

/** The plan after these events, in the order of `seq`. */
export const fold = (plan: Plan, events: readonly Recorded<RundownEvent>[]): Plan => events.reduce(reduce, plan);

const without = (cues: readonly Cue[], id: string): readonly Cue[] => cues.filter((cue) => cue.id !== id);

function corrected(
  cue: Cue,
  { figureId, figure }: Extract<RundownEvent, { type: "figure.corrected" }>,
  revision: number,
): Cue {
  const card = withFigure(cue.card, figureId, figure, null);
  return card === cue.card ? cue : { ...cue, card, revision };
}

/** Before the cue `before`; at the end when that is `null` or not there. */
function placed(cues: readonly Cue[], cue: Cue, before: string | null): readonly Cue[] {
  const place = cues.findIndex(({ id }) => id === before);
  return place < 0 ? [...cues, cue] : cues.toSpliced(place, 0, cue);
}
