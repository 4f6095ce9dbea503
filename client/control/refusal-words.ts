import type { CommandAnswer } from "../session/command-desk.ts";
import { t } from "./strings.ts";

/** Why a command was not carried out, for the person who gave it; `null`: it was. */
export function refusalWords(answer: CommandAnswer): string | null {
  if (answer.ok) return null;
  return "unanswered" in answer ? t("unanswered") : t(`refusal.${answer.refusal.code}`);
}
