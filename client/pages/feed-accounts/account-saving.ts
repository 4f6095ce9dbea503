/** Saving an account's form. Who was overtaken has both versions joined, and chooses where both changed one thing. Rule FD170. */

import type { ToldTargetKind } from "../../../shared/feeds/told-targets.ts";
import type { ToldTarget } from "../../../shared/feeds.ts";
import type { ApiProblem } from "../../control/api.ts";
import { merged } from "../../control/highlights/three-way.ts";
import { type AccountDraft, formOf, type Mistakes, openOf } from "./account-draft.ts";
import { accountsApi } from "./accounts-api.ts";

export type Saving =
  | { readonly type: "saved"; readonly target: ToldTarget }
  | { readonly type: "mistakes"; readonly mistakes: Mistakes }
  /** `draft` has what was not in conflict, and mine where it was. */
  | {
      readonly type: "conflict";
      readonly theirs: ToldTarget;
      readonly draft: AccountDraft;
      readonly fields: readonly (keyof AccountDraft["open"])[];
    }
  | { readonly type: "refused"; readonly problem: ApiProblem };

/** @param kept what the draft was made from; `null`: a new account */
export async function saveAccount(draft: AccountDraft, kind: ToldTargetKind, kept: ToldTarget | null): Promise<Saving> {
  const form = formOf(draft, kind);
  const answer = await (kept === null ? accountsApi.add(draft.kind, form) : accountsApi.change(kept, form));
  if (answer.ok) return { type: "saved", target: answer.value };
  const { problem } = answer;
  if (problem.code === "BAD_FIELDS") return { type: "mistakes", mistakes: named(problem.detail ?? "") };
  if (problem.code === "STALE" && kept !== null) return await join(draft, kind, kept);
  return { type: "refused", problem };
}

async function join(mine: AccountDraft, kind: ToldTargetKind, base: ToldTarget): Promise<Saving> {
  const told = await accountsApi.told();
  if (!told.ok) return { type: "refused", problem: told.problem };
  const theirs = told.value.targets.find(({ id }) => id === base.id);
  if (theirs === undefined) return { type: "refused", problem: { code: "UNKNOWN_TARGET" } };
  const { draft: open, conflicts: fields } = merged(openOf(base), mine.open, openOf(theirs));
  const draft = { ...mine, open };
  return fields.length > 0 ? { type: "conflict", theirs, draft, fields } : await saveAccount(draft, kind, theirs);
}

const named = (detail: string): Mistakes =>
  Object.fromEntries(detail.split(",").map((name) => [`field.${name}`, "badField" as const]));
