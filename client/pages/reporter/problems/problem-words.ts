import { clipProblems } from "../../../../shared/clips.ts";
import { t } from "./strings.ts";

const worded = [
  ...clipProblems,
  ...(["TOO_FAST", "OFFLINE", "BAD_SHAPE", "TOO_MANY", "WRONG_LENGTH", "WRONG_STATE"] as const),
  ...(["ASSIGNMENT_TAKEN", "UNKNOWN_ASSIGNMENT"] as const),
] as const;

/** Why a take did not go, or could not be used, as the end of a sentence. */
export function problemWords(code: string): string {
  const known = worded.find((one) => one === code);
  return known === undefined ? t("other", { code }) : t(known);
}
