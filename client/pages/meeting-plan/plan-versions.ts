import type { Plan } from "./plan-draft.ts";

export const planFields = [
  "title",
  "hashtag",
  "lead",
  "place",
  "language",
  "timeZone",
  "cover",
  "days",
  "programme",
] as const;
export type PlanField = (typeof planFields)[number];
export type Side = "mine" | "theirs";

/** One field that two people left with different contents. */
export interface Difference {
  readonly field: PlanField;
  /** Whoever changed it is taken; where both did, mine. */
  readonly proposed: Side;
}

/** Where my version and what somebody has saved meanwhile differ (MT38). @param base what both were made from. */
export function differences(base: Plan, mine: Plan, theirs: Plan): readonly Difference[] {
  return planFields.flatMap((field) => {
    const [was, written, saved] = [base, mine, theirs].map((plan) => JSON.stringify(contentsOf(plan, field) ?? null));
    if (written === saved) return [];
    return [{ field, proposed: written === was ? "theirs" : "mine" }];
  });
}

/** My version with those fields of theirs that were chosen. */
export function merged(mine: Plan, theirs: Plan, choice: ReadonlyMap<PlanField, Side>): Plan {
  const of = (field: PlanField): Plan => (choice.get(field) === "theirs" ? theirs : mine);
  const { language } = of("language").about;
  const about = { language, days: of("days").about.days };
  const optional = (["hashtag", "lead", "place", "timeZone", "cover"] as const).flatMap((field) => {
    const value = of(field).about[field];
    return value === undefined ? [] : [[field, value] as const];
  });
  return {
    title: of("title").title,
    about: { ...about, ...Object.fromEntries(optional) },
    programme: of("programme").programme,
  };
}

export function contentsOf(plan: Plan, field: PlanField): unknown {
  if (field === "title" || field === "programme") return plan[field];
  return plan.about[field];
}
