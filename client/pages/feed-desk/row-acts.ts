/** What a person can do about a row of the outbox. Pure. Rule FD149. */
import type { HighlightState, OutboxReason, ToldRow } from "../../../shared/feeds.ts";

/**
 * `there`: it is there, at this address. `not-there`: it is not, and goes; of one that was withdrawn, it is left at that. `gone`, `still`: the
 * same of a removal.
 */
export type RowAct = "there" | "not-there" | "gone" | "still" | "retry" | "cancel";

const stuck: readonly OutboxReason[] = ["PAUSED", "AUTH", "NO_MONEY", "UNREACHABLE", "RATE_LIMITED"];

export function rowActs(row: ToldRow, highlight: HighlightState): readonly RowAct[] {
  const { op, state, isDoubtful, target, reason } = row;
  // Our own feed is nobody else's: what is not to be there is taken back, or withdrawn.
  if (target === "own") return [];
  if (op === "delete") {
    if (state === "held") return ["gone", "still"];
    // Keys that will never be taken again, a network that does not answer: whoever took it down there says so.
    if (state === "queued" && reason !== null && stuck.includes(reason)) return ["gone"];
    return state === "dead" ? ["gone", "retry"] : [];
  }
  if (isDoubtful) return state === "held" || state === "unknown" ? ["there", "not-there"] : [];
  if (highlight === "withdrawn") return [];
  if (state === "held" || state === "dead") return ["retry", "cancel"];
  return state === "queued" ? ["cancel"] : [];
}
