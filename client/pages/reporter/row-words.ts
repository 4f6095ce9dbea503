import { millis } from "../../../shared/time.ts";
import { formatDuration } from "../../i18n/format.ts";
import { problemWords } from "./problems/problem-words.ts";
import type { QueueRow } from "./queue-rows.ts";
import { t } from "./strings.ts";

/** A row's state as one sentence, with what is the matter. */
export function rowWords({ state, percent, problem, note, recording }: QueueRow): string {
  const reason = note ?? (problem === null ? null : problemWords(problem));
  const duration = formatDuration(recording?.durationMs ?? millis(0));
  switch (state) {
    case "cut":
    case "draft":
      return t(`state.${state}`, { duration });
    case "sending":
      return t("sendingPercent", { percent: percent ?? 0 });
    case "returned":
    case "rejected":
    case "failed":
    case "refused":
    case "waiting":
      return reason === null ? t(`state.${state}`) : t("because", { state: t(`state.${state}`), reason });
    default:
      return t(`state.${state}`);
  }
}
