import type { ApiProblem } from "../api.ts";
import { t } from "./strings.ts";

const worded = [
  ...(["NOT_ALLOWED", "NOT_SIGNED_IN", "OFFLINE", "BUSY", "TOO_FAST", "TOO_MANY", "STALE"] as const),
  ...(["UNKNOWN_CLIP", "BAD_SHAPE", "WRONG_STATE", "SECOND_PERSON", "BAD_TRIM", "BAD_CAPTIONS"] as const),
  "UNKNOWN_ASSIGNMENT" as const,
];

/** Why nothing became of what was asked of clips. */
export function problemWords({ code }: ApiProblem): string {
  const known = worded.find((one) => one === code);
  return known === undefined ? t("problem.other") : t(`problem.${known}`);
}
