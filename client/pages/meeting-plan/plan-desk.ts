import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { type ApiProblem, problemIn } from "../../control/api.ts";
import type { Plan } from "./plan-draft.ts";

/** What stands now, as `PUT /api/meetings/{slug}` and its refusal tell it (MT7). */
export interface StandingPlan extends Plan {
  /** The version: a change names it as `basedOn`. */
  readonly plannedBy: number;
  readonly plannedAt: number | null;
  readonly planner: string | null;
}

/** As `GET /api/meetings/{slug}` tells it. */
export interface ToldPlan extends StandingPlan {
  readonly slug: string;
  readonly phase: MeetingRecord["phase"];
  readonly sample: boolean;
  readonly cards: number;
  readonly itemsWithCards: readonly string[];
}

export type Saving =
  | { readonly state: "saved"; readonly plan: StandingPlan }
  | { readonly state: "stale"; readonly current: StandingPlan }
  | { readonly state: "refused"; readonly problem: ApiProblem };

/** Saves a plan made from version `basedOn`. @param commandId the same for each try of one press. */
export async function savePlan(
  slug: string,
  body: Plan & { readonly basedOn: number; readonly commandId: string },
): Promise<Saving> {
  try {
    const response = await fetch(`/api/meetings/${slug}`, {
      method: "PUT",
      credentials: "same-origin",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    // Our own server's answers: both shapes are the contract of MT7.
    const answer: unknown = await response.json();
    if (response.ok) return { state: "saved", plan: answer as StandingPlan };
    const problem = problemIn(answer);
    if (problem.code !== "STALE") return { state: "refused", problem };
    return { state: "stale", current: (answer as { readonly current: StandingPlan }).current };
  } catch {
    return { state: "refused", problem: { code: "OFFLINE" } };
  }
}
