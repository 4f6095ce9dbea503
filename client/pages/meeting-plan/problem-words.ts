import type { ApiProblem } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import { t } from "./strings.ts";

const worded = [
  "MEETING_CLOSED",
  "UNKNOWN_MEETING",
  "TOO_MANY",
  "STORE_FULL",
  "STORE_UNAVAILABLE",
  "TOO_LARGE",
] as const;

/** Why a call about a meeting was refused. */
export function problemWords(problem: ApiProblem): string {
  const known = worded.find((one) => one === problem.code);
  return known === undefined ? apiWords(problem) : t(`api.${known}`);
}
