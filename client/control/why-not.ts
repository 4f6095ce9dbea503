import { unreadyOf } from "../../shared/cards/index.ts";
import type { SessionState } from "../session/session-state.ts";
import type { Prepared } from "./preparation.ts";
import { t } from "./strings.ts";

/** Why what is prepared cannot be taken, in words and before it is tried (CR6, CR22, CR71, CR72); `null`: it can. */
export function whyNot(
  { cue, isOwn, isStale, isLook }: Omit<Prepared, "by">,
  { record, plan }: Pick<SessionState, "record" | "plan">,
): string | null {
  const unready = unreadyOf(cue.card);
  if (unready !== null) return t(`refusal.${unready}`);
  if (record.phase !== "open")
    return t(record.phase === "closed" ? "refusal.MEETING_CLOSED" : "refusal.MEETING_NOT_OPEN");
  if (isLook) return t("onlyLook");
  if (isStale) return t("staleCard");
  return isOwn && plan?.rules.needsSecondPerson ? t("secondPerson") : null;
}
