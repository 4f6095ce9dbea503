import type { Recorded, Rules } from "../ledger.ts";
import { withFigure } from "../timeline/figure-correction.ts";
import type { Cue, CueMarks, Plan, RundownEvent } from "./plan.ts";

/** The plan before its first event. */
export const emptyPlan: Plan = {
  cues: [],
  armed: null,
  rules: { needsSecondPerson: false },
  clock: { isOn: false },
};

/** Adds one event to the plan. Total: what names an unknown cue or is of an unknown kind changes nothing else (TL4). */
export const reduce: Rules<Plan, never, RundownEvent>["reduce"] = (plan, { seq, at, event }) => {
  switch (event.type) {
    case "cue.added":
      return withCues(plan, place(without(plan.cues, [event.cue.id]), [{ ...event.cue, revision: seq }], event.before));
    case "cue.edited":
      return withCues(
        plan,
        plan.cues.map((cue) => (cue.id === event.cue.id ? { ...marksOf(cue), ...event.cue, revision: seq } : cue)),
      );
    case "cue.moved":
      return move(plan, [event.id], event.before);
    case "cues.moved":
      return move(plan, event.ids, event.before);
    case "cue.marked": {
      const { type: _type, id, ...marks } = event;
      return withCues(
        plan,
        plan.cues.map((cue) => (cue.id === id ? { ...cue, ...marks } : cue)),
      );
    }
    case "cue.dropped":
      return withCues(plan, without(plan.cues, [event.id]));
    case "cue.armed":
      return { ...plan, armed: event.armed };
    case "rules.set":
      return { ...plan, rules: { needsSecondPerson: event.needsSecondPerson } };
    case "clock.run":
      return { ...plan, clock: { isOn: event.isOn, since: at } };
    case "figure.corrected":
      return withCues(
        plan,
        plan.cues.map((cue) => corrected(cue, event, seq)),
      );
  }
  event satisfies never;
  return plan;
};

/** The plan after these events, in the order of `seq`. */
export const fold = (plan: Plan, events: readonly Recorded<RundownEvent>[]): Plan => events.reduce(reduce, plan);

/** What is prepared and not there any more is prepared no longer. */
function withCues(plan: Plan, cues: readonly Cue[]): Plan {
  const { armed } = plan;
  const isThere = armed === null || cues.some(({ id }) => id === armed.cueId);
  return { ...plan, cues, armed: isThere ? armed : null };
}

const marksOf = ({ id: _id, card: _card, revision: _revision, ...marks }: Cue): CueMarks => marks;

const without = (cues: readonly Cue[], ids: readonly string[]): readonly Cue[] =>
  cues.filter(({ id }) => !ids.includes(id));

function move(plan: Plan, ids: readonly string[], before: string | null): Plan {
  const moved = plan.cues.filter(({ id }) => ids.includes(id));
  return withCues(plan, place(without(plan.cues, ids), moved, before));
}

function corrected(
  cue: Cue,
  { figureId, figure }: Extract<RundownEvent, { type: "figure.corrected" }>,
  revision: number,
): Cue {
  const card = withFigure(cue.card, figureId, figure, null);
  return card === cue.card ? cue : { ...cue, card, revision };
}

/** Before the cue `before`; at the end when that is absent, `null` or not there. */
function place(cues: readonly Cue[], some: readonly Cue[], before: string | null = null): readonly Cue[] {
  const index = cues.findIndex(({ id }) => id === before);
  return index < 0 ? [...cues, ...some] : cues.toSpliced(index, 0, ...some);
}
