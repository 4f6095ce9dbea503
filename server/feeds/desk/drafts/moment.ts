import { LONGEST_MOMENT_MS } from "../../../../shared/feeds/commands.ts";
import type { HighlightContent, HighlightKind } from "../../../../shared/feeds.ts";
import { type ProgramTime, programTime } from "../../../../shared/time.ts";

type Moment = NonNullable<HighlightContent["moment"]>;

/** A card is put up once the words were said. */
const QUOTE_LEAD_MS = 15_000;
const MARK_LEAD_MS = 10_000;
const MARK_TAIL_MS = 30_000;
/** Less is over before anybody has understood what they see. */
const LEAST_MS = 20_000;

/** What a permalink of that card plays: its time on air, as far as it is known now (FD32). */
export function momentOfShowing(
  kind: HighlightKind,
  showing: { readonly from: ProgramTime; readonly until: ProgramTime | null },
  now: ProgramTime,
): Moment {
  const from = kind === "quote" ? showing.from - QUOTE_LEAD_MS : showing.from;
  const end = Math.min(showing.until ?? now, Math.max(now, showing.from));
  return bounded(from, Math.max(end, showing.from + LEAST_MS));
}

/** Around a mark of the ruler, or around now. */
export const momentAround = (at: ProgramTime): Moment => bounded(at - MARK_LEAD_MS, at + MARK_TAIL_MS);

const bounded = (from: number, until: number): Moment => ({
  from: programTime(Math.round(from)),
  until: programTime(Math.round(Math.min(until, from + LONGEST_MOMENT_MS))),
});
