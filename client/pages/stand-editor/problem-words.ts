import type { ApiProblem } from "../../control/api.ts";
import { t } from "./strings.ts";

const worded = [
  ...(["OFFLINE", "TOO_FAST", "NOT_ALLOWED", "NOT_SIGNED_IN", "NOT_FOUND", "BAD_SHAPE", "STALE", "TOO_LARGE"] as const),
  ...(["STORE_FULL", "STORE_UNAVAILABLE", "BUSY", "NO_ROOM", "DEADLINE", "SUBMITTED", "NOT_SUBMITTED"] as const),
  ...(["NOTHING_NEW", "MISSING", "NOT_SAVED", "TAKEN", "ANSWERED", "UNKNOWN_FIGURE", "UNKNOWN_FILE"] as const),
  ...(["UNKNOWN_FILM", "UNKNOWN_STAND", "TOO_MANY"] as const),
] as const;

/** Why the server did not do it. */
export function problemWords({ code }: Pick<ApiProblem, "code">): string {
  const known = worded.find((one) => one === code);
  return known === undefined ? t("problem.other") : t(`problem.${known}`);
}
