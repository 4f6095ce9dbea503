/** When each item of the agenda was on. Pure. Rules RD2, RD7, RD8 in docs/spec/rundown.md. */
import type { ProgramTime } from "../time.ts";
import { spansOf } from "./chapter-spans.ts";
import type { MeetingRecord } from "./record.ts";
import type { Step } from "./run-order.ts";

export interface OnSpan {
  readonly from: ProgramTime;
  /** `null`: it is on. */
  readonly to: ProgramTime | null;
}

/** One list for each step, each in order of time. */
export function onSpans(
  record: MeetingRecord,
  steps: readonly Step[],
  now: ProgramTime,
): readonly (readonly OnSpan[])[] {
  let spans: readonly Placed[] = spansOf(record, now).flatMap(({ index, card, from, to }) => {
    const own = steps.findIndex(({ cue }) => cue?.card.id === card.id);
    const place = own < 0 && index !== null ? steps.findIndex((step) => step.index === index) : own;
    return place < 0 ? [] : [{ place, from, to }];
  });
  // Round the clock the agenda begins anew, again and again: what counts is this time.
  if (record.keepFor !== null) spans = spans.slice(lastBeginning(spans));
  for (const pause of breaksOf(record, now)) spans = withBreak(spans, steps, pause);
  return steps.map((_, place) => spans.filter((span) => span.place === place).map(({ from, to }) => ({ from, to })));
}

interface Placed extends OnSpan {
  readonly place: number;
}

interface Pause extends OnSpan {
  readonly reason: string;
}

const lastBeginning = (spans: readonly Placed[]): number =>
  Math.max(
    0,
    spans.findLastIndex(({ place }, index) => place < (spans[index - 1]?.place ?? place)),
  );

const breaksOf = ({ showings, closedAt }: MeetingRecord, now: ProgramTime): readonly Pause[] =>
  showings.flatMap(({ card, from, until }) => {
    if (card.kind !== "break" || from > now || from === until) return [];
    const end = until ?? closedAt;
    return [{ reason: card.reason, from, to: end !== null && end <= now ? end : null }];
  });

/** A break that the agenda has as its next item ends what was on, also when nobody took that item's own card. */
function withBreak(spans: readonly Placed[], steps: readonly Step[], { reason, from, to }: Pause): readonly Placed[] {
  const before = spans.find((span) => span.from <= from && (span.to === null || from < span.to));
  const place = before === undefined ? -1 : before.place + 1;
  const next = steps[place];
  if (before === undefined || next === undefined || firstWord(next.title) !== firstWord(reason)) return spans;
  if (spans.some((span) => span.place === place)) return spans;
  return [...spans.map((span) => (span === before ? { ...span, to: from } : span)), { place, from, to }];
}

const firstWord = (words: string): string => /\p{L}+/u.exec(words.toLocaleLowerCase("ru"))?.[0] ?? "";
