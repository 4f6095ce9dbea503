/** How much is left of the agenda item on a frame, where its card says that viewers are told. Pure. Rule RD50. */
import { type Millis, millis, type ProgramTime } from "../../../shared/time.ts";
import { spansOf } from "../../../shared/timeline/chapter-spans.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";

export interface ItemTimeLeft {
  /** `null`: it has none. */
  readonly number: number | null;
  /** Negative: it is over its time by so much. */
  readonly left: Millis;
}

/** @param at the reader's own frame */
export function itemTimeLeft(record: MeetingRecord, at: ProgramTime): ItemTimeLeft | null {
  const spans = spansOf(record, at);
  const on = spans.findLast(({ from, to }) => from <= at && (to === null || at < to));
  if (on?.card.hasTimer !== true) return null;
  const { card, index } = on;
  const minutes = card.minutes ?? (index === null ? undefined : record.programme[index]?.minutes);
  if (minutes === undefined) return null;
  const own = spans.filter((span) => (index === null ? span.card.id === card.id : span.index === index));
  const spent = own.reduce((sum, { from, to }) => sum + ((to ?? at) - from), 0);
  return { number: card.number ?? (index === null ? null : index + 1), left: millis(minutes * 60_000 - spent) };
}
