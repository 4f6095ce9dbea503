import type { ApiProblem } from "../api.ts";
import { t } from "./strings.ts";

const worded = [
  ...(["NOT_ALLOWED", "NOT_SIGNED_IN", "OFFLINE", "BUSY", "TOO_FAST", "TOO_MANY", "STALE"] as const),
  ...(["HASH", "SECOND_PERSON", "TOO_LATE", "WRONG_STATE", "BAD_SHAPE", "INCOMPLETE"] as const),
  ...(["CANNOT_RENDER", "NO_NOTE", "MADE_BY_HOUSE"] as const),
  ...(["UNKNOWN_HIGHLIGHT", "UNKNOWN_SOURCE", "UNKNOWN_TARGET", "UNKNOWN_ROW"] as const),
];

/** Why nothing became of what was asked of the feed. */
export function problemWords({ code }: ApiProblem): string {
  const known = worded.find((one) => one === code);
  return known === undefined ? t("problem.other") : t(`problem.${known}`);
}
