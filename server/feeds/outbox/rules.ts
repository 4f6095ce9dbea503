import type { Highlight, OutboxReason } from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { OutboxRow } from "../ports.ts";
import { doubted } from "./row.ts";
import { firstLook } from "./times.ts";

/**
 * The two rules that everything hangs on, by themselves: the random-fault proof takes each away in turn and has to see the damage.
 */
export interface OutboxRules {
  /** Nothing of it is to leave any more. */
  isCalledOff(highlight: Highlight | null): boolean;
  /** What becomes of a create or an edit that may have landed. */
  afterDoubt(row: OutboxRow, reason: OutboxReason, now: ProgramTime): OutboxRow;
}

export const outboxRules: OutboxRules = {
  isCalledOff: (highlight) => highlight === null || highlight.state === "withdrawn" || highlight.state === "dropped",
  afterDoubt: (row, reason, now) => doubted(row, reason, now, firstLook(row.target, now, reason === "DUPLICATE")),
};
