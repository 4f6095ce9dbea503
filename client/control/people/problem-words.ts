import type { ApiProblem } from "../api.ts";
import { t } from "./strings.ts";

const worded = [
  ...(["ABOVE_YOU", "TOO_MANY", "UNKNOWN_INVITATION", "UNKNOWN_TOKEN", "UNKNOWN_PERSON", "YOURSELF"] as const),
  ...(["OPERATORS_ACCOUNT", "NOT_ALLOWED", "NOT_SIGNED_IN", "OFFLINE"] as const),
];

/** Why nobody was let in, or out. */
export function problemWords({ code }: ApiProblem): string {
  const known = worded.find((one) => one === code);
  return known === undefined ? t("problem.other") : t(`problem.${known}`);
}
