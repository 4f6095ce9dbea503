/** How a stand's draft becomes what everybody reads. Pure (EB10–EB16). */
import type { ExhibitionSettings, Stand, StandContent, StandField } from "../exhibition.ts";
import { accept, type Result, refuse } from "../result.ts";
import { slugFrom } from "../slug-from.ts";
import type { ProgramTime } from "../time.ts";
import { isSameContent } from "./difference.ts";
import { withNotedCorrections } from "./figures.ts";
import { missingFields } from "./required.ts";

/** `STALE`: the stand is not what the change was made from; what it is comes with the refusal, so nothing typed is lost. */
export type StandProblem =
  | { readonly code: "STALE"; readonly current: Stand }
  | { readonly code: "MISSING"; readonly missing: readonly StandField[] }
  | { readonly code: "DEADLINE" | "SUBMITTED" | "NOT_SUBMITTED" | "NOTHING_NEW" };

export interface StandHand {
  /** An organiser is held by no deadline, and may write into a draft that was submitted. */
  readonly isOrganiser: boolean;
  readonly now: ProgramTime;
}

type Outcome = Result<Stand, StandProblem>;
type Rules = Pick<ExhibitionSettings, "deadline" | "required">;
type Made = { readonly version: number };

/** A draft is saved. An accepted one becomes a draft again; a returned one stays so, with its note, until it is submitted. */
export function edit(
  stand: Stand,
  by: StandHand,
  made: Made & { readonly draft: StandContent },
  rules: Rules,
): Outcome {
  const problem = obstacle(stand, by, made, rules);
  if (problem !== null) return refuse(problem);
  if (stand.state === "submitted" && !by.isOrganiser) return refuse({ code: "SUBMITTED" });
  const draft = withoutCorrections(made.draft);
  const slug = stand.publishedAt === null ? slugOf(draft) : stand.slug;
  return accept(changed(stand, by, { draft, slug, state: stand.state === "accepted" ? "draft" : stand.state }));
}

export function submit(stand: Stand, by: StandHand, made: Made, rules: Rules): Outcome {
  const problem = obstacle(stand, by, made, rules);
  if (problem !== null) return refuse(problem);
  if (stand.state === "submitted") return refuse({ code: "SUBMITTED" });
  const missing = missingFields(stand.draft, rules.required);
  if (missing.length > 0) return refuse({ code: "MISSING", missing });
  if (saysNothingNew(stand)) return refuse({ code: "NOTHING_NEW" });
  return accept(changed(stand, by, { state: "submitted", note: null }));
}

/** Submitted too early: it is a draft again. */
export function takeBack(stand: Stand, by: StandHand, made: Made, rules: Rules): Outcome {
  const problem = obstacle(stand, by, made, rules);
  if (problem !== null) return refuse(problem);
  if (stand.state !== "submitted") return refuse({ code: "NOT_SUBMITTED" });
  return accept(changed(stand, by, { state: "draft" }));
}

/**
 * The draft is what everybody reads from now on. Also one that nobody submitted: organisers fill stands in themselves.
 * @param taken addresses of the meeting's other stands
 */
export function acceptStand(
  stand: Stand,
  by: StandHand,
  made: Made,
  rules: Rules & { readonly taken: ReadonlySet<string> },
): Outcome {
  if (made.version !== stand.version) return refuse({ code: "STALE", current: stand });
  const missing = missingFields(stand.draft, rules.required);
  if (missing.length > 0) return refuse({ code: "MISSING", missing });
  if (saysNothingNew(stand)) return refuse({ code: "NOTHING_NEW" });
  const slug = stand.publishedAt === null ? freeSlug(slugOf(stand.draft), rules.taken) : stand.slug;
  const published = withNotedCorrections(stand.draft, stand.published);
  return accept(changed(stand, by, { state: "accepted", note: null, slug, published, publishedAt: by.now }));
}

/** Back to its institution, with the reason. What is published stays. */
export function returnStand(stand: Stand, by: StandHand, made: Made & { readonly note: string }): Outcome {
  if (made.version !== stand.version) return refuse({ code: "STALE", current: stand });
  if (stand.state !== "submitted") return refuse({ code: "NOT_SUBMITTED" });
  return accept(changed(stand, by, { state: "returned", note: made.note }));
}

/** Half of an address; never empty. */
export const slugOf = ({ institution, title }: StandContent): string =>
  slugFrom(institution) || slugFrom(title) || "stend";

export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let count = 2; ; count += 1) if (!taken.has(`${slug}-${count}`)) return `${slug}-${count}`;
}

export const isPastDeadline = ({ deadline }: Pick<Rules, "deadline">, now: ProgramTime): boolean =>
  deadline !== null && now > deadline;

function obstacle(stand: Stand, by: StandHand, made: Made, rules: Rules): StandProblem | null {
  if (!by.isOrganiser && isPastDeadline(rules, by.now)) return { code: "DEADLINE" };
  return made.version === stand.version ? null : { code: "STALE", current: stand };
}

const saysNothingNew = ({ published, draft }: Stand): boolean => published !== null && isSameContent(published, draft);

/** What was corrected is for the house to say. */
const withoutCorrections = (draft: StandContent): StandContent => withNotedCorrections(draft, null);

const changed = (stand: Stand, { now }: StandHand, change: Partial<Stand>): Stand => ({
  ...stand,
  ...change,
  version: stand.version + 1,
  updatedAt: now,
});
