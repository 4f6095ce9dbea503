import { type Card, unreadyOf } from "../../shared/cards/index.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { t } from "./strings.ts";

/** Why what is prepared cannot be taken, in words and before it is tried (CR6, CR22); `null`: it can. */
export function whyNot(card: Card, phase: MeetingRecord["phase"]): string | null {
  const unready = unreadyOf(card);
  if (unready !== null) return t(`refusal.${unready}`);
  if (phase === "open") return null;
  return t(phase === "closed" ? "refusal.MEETING_CLOSED" : "refusal.MEETING_NOT_OPEN");
}
