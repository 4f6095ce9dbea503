import type { ApiProblem } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import { t } from "./strings.ts";

const worded = [
  ...(["UNKNOWN_TARGET", "UNKNOWN_KIND", "NO_SECRETS_KEY", "TOO_MANY", "IN_USE"] as const),
  ...(["NO_CLIENT_ID", "UNKNOWN_STATE", "STALE", "BAD_FIELDS"] as const),
];

/** Why nothing became of what was asked of an account. */
export function accountProblem(problem: ApiProblem): string {
  if (problem.code === "REFUSED") return t("problem.REFUSED", { said: problem.detail ?? "" });
  const known = worded.find((one) => one === problem.code);
  return known === undefined ? apiWords(problem) : t(`problem.${known}`);
}

const reasons = ["AUTH", "NO_MONEY", "RATE_LIMITED", "UNREACHABLE"] as const;

/** Why a check came to nothing. @param said as the network said it, in English */
export function checkProblem(reason: string | null, said: string): string {
  const known = reasons.find((one) => one === reason);
  return t(`check.${known ?? "other"}`, { said });
}
