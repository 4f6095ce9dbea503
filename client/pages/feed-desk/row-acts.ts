/** What a person can do about a row of the outbox. Pure. Rule FD149. */
import type { HighlightState, ToldRow } from "../../../shared/feeds.ts";

/**
 * `there`: it is there, at this address. `not-there`: it is not, and goes; of one that was withdrawn, it is left at that. `gone`, `still`: the
 * same of a removal.
 */
export type RowAct = "there" | "not-there" | "gone" | "still" | "retry" | "cancel";

export function rowActs(row: ToldRow, highlight: HighlightState): readonly RowAct[] {
  const { op, state, isDoubtful, target } = row;
  // Our own feed is nobody else's: what is not to be there is taken back, or withdrawn.
  if (target === "own") return [];
  if (op === "delete") {
    if (state === "held") return ["gone", "still"];
    return state === "dead" ? ["gone", "retry"] : [];
  }
  if (isDoubtful) return state === "held" || state === "unknown" ? ["there", "not-there"] : [];
  if (highlight === "withdrawn") return [];
  if (state === "held" || state === "dead") return ["retry", "cancel"];
  return state === "queued" ? ["cancel"] : [];
}
