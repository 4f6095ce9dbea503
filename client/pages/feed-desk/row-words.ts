/** A row of the outbox in words. Pure. Rule FD148. */
import type { OutboxEvidence, ToldRow } from "../../../shared/feeds.ts";
import { t as feed } from "../../control/highlights/strings.ts";
import { formatTime, formatTimeWithSeconds } from "../../i18n/format.ts";
import { t } from "./strings.ts";

/** Waits that end at a time which the row knows. */
const timed: readonly ToldRow["reason"][] = ["RATE_GATE", "RATE_LIMITED", "UNREACHABLE"];

export function rowWords(row: ToldRow): string {
  const { op, state, reason, sentAt, notBefore } = row;
  switch (state) {
    case "queued": {
      if (reason === null) return t(`queued.${op}`);
      const why = t("why", { what: t(`queued.${op}`), why: feed(`reason.${reason}`) });
      return timed.includes(reason) ? t("untilTime", { what: why, time: formatTime(notBefore) }) : why;
    }
    case "sending":
      return t(`sending.${op}`);
    case "sent":
      return sentAt === null
        ? t(`sent.${op}`)
        : t("at", { what: t(`sent.${op}`), time: formatTimeWithSeconds(sentAt) });
    case "unknown":
      return t("unknown");
    case "held":
      if (row.isDoubtful || op === "delete") return t(`look.${op}`);
      return reason === null ? t("held") : t("why", { what: t("held"), why: feed(`reason.${reason}`) });
    case "cancelled":
    case "dead":
      return reason === null ? t(`not.${op}`) : t("why", { what: t(`not.${op}`), why: feed(`reason.${reason}`) });
  }
}

/** `14:32:07 · искали · не нашли`; what was seen, in English, stands beside it. */
export const evidenceWords = ({ at, did, outcome }: OutboxEvidence): string =>
  [formatTimeWithSeconds(at), t(`did.${did}`), t(`outcome.${outcome}`)].join(" · ");
