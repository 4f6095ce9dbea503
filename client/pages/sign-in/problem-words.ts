import type { ApiProblem } from "../../control/api.ts";
import { t } from "./strings.ts";

/** Characters an admin's password needs at least (WB14). */
export const LEAST_PASSWORD = 15;
/** Those of everybody else. */
export const LEAST_PASSWORD_OF_OTHERS = 12;
/** The longest the server makes a guesser wait (WB13). */
const LONGEST_WAIT_MINUTES = 15;

const plain = [
  "WRONG_PASSWORD",
  "LINK_SPENT",
  "BUSY",
  "OFFLINE",
  "NOT_SIGNED_IN",
  "INVITATION_SPENT",
  "LOGIN_TAKEN",
] as const;
const weak = ["TOO_LONG", "TOO_COMMON", "TOO_LIKE_LOGIN"] as const;

/** Why the door stayed shut, for the person before it. @param least characters that their password needs */
export function problemWords({ code, detail }: ApiProblem, least: number = LEAST_PASSWORD): string {
  if (code === "TOO_FAST") return t("TOO_FAST", { minutes: LONGEST_WAIT_MINUTES });
  if (detail === "TOO_SHORT") return t("TOO_SHORT", { least });
  const known = plain.find((one) => one === code) ?? weak.find((one) => one === detail);
  return known === undefined ? t("other") : t(known);
}
