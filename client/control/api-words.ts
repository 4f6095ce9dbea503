import { refusalCodes } from "../../shared/refusals.ts";
import type { ApiProblem } from "./api.ts";
import { t } from "./strings.ts";

const worded = ["NOT_ALLOWED", "NOT_SIGNED_IN", "BAD_SHAPE", "TOO_FAST", "OFFLINE", "BUSY"] as const;

/** Why a call of the API was refused, in words; codes that need no words of their own share one sentence. */
export function apiWords({ code }: ApiProblem): string {
  const known = worded.find((one) => one === code);
  if (known !== undefined) return t(`api.${known}`);
  // Calls that change a meeting are refused as its commands are.
  const refusal = refusalCodes.find((one) => one === code);
  return refusal === undefined ? t("api.other") : t(`refusal.${refusal}`);
}
