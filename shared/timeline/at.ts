import type { Layer } from "../cards/card-kind.ts";
import type { ProgramTime } from "../time.ts";
import type { MeetingRecord, Program, Showing } from "./record.ts";

export const emptyProgram: Program = { stage: null, "lower-third": null, side: null, chapter: null };

/** What stands on each layer on the frame at `playhead`: spans are half open (TL6). Cheap enough for every video frame. */
export function programAt(record: MeetingRecord, playhead: ProgramTime): Program {
  const spans = spansOf(record);
  return {
    stage: shownAt(spans.stage, playhead),
    "lower-third": shownAt(spans["lower-third"], playhead),
    side: shownAt(spans.side, playhead),
    chapter: shownAt(spans.chapter, playhead),
  };
}

/** The first moment after `playhead` at which a layer changes, as far as is known now; `null`: none is. */
export function nextChangeAfter(record: MeetingRecord, playhead: ProgramTime): ProgramTime | null {
  let next: ProgramTime | null = null;
  for (const spans of Object.values(spansOf(record))) {
    const last = lastStarted(spans, playhead);
    const candidates = [spans[last]?.until, spans[last + 1]?.from];
    for (const candidate of candidates) {
      if (candidate == null || candidate <= playhead) continue;
      if (next === null || candidate < next) next = candidate;
    }
  }
  return next;
}

/** Showings seen at any moment of `from <= playhead < until`, in the order of their starts: marks of a seek bar. */
export function showingsIn(record: MeetingRecord, from: ProgramTime, until: ProgramTime): readonly Showing[] {
  return Object.values(spansOf(record))
    .flatMap((spans) => spans.filter((span) => span.from < until && (span.until === null || from < span.until)))
    .sort(byStart);
}

type Spans = Readonly<Record<Layer, readonly Showing[]>>;

// A record is immutable and a page asks sixty times a second, so the sorted layers are kept for as long as the record is.
const spansByShowings = new WeakMap<readonly Showing[], Spans>();

/** Showings by layer in the order of their starts, without empty ones. They do not overlap, so a layer can be searched. */
function spansOf({ showings }: MeetingRecord): Spans {
  const known = spansByShowings.get(showings);
  if (known !== undefined) return known;
  const spans: Record<Layer, Showing[]> = { stage: [], "lower-third": [], side: [], chapter: [] };
  // `?.`: a newer server may have layers that this page does not.
  for (const showing of showings) if (showing.until !== showing.from) spans[showing.layer]?.push(showing);
  for (const layer of Object.values(spans)) layer.sort(byStart);
  spansByShowings.set(showings, spans);
  return spans;
}

function shownAt(spans: readonly Showing[], playhead: ProgramTime): Showing | null {
  const span = spans[lastStarted(spans, playhead)];
  return span !== undefined && (span.until === null || playhead < span.until) ? span : null;
}

/** Index of the last span that starts at or before `playhead`; −1: none does. */
function lastStarted(spans: readonly Showing[], playhead: ProgramTime): number {
  let low = -1;
  let high = spans.length;
  // Most playheads are near the live edge: look at the end first.
  const latest = spans.at(-1);
  if (latest === undefined || latest.from <= playhead) return spans.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span !== undefined && span.from <= playhead) low = middle;
    else high = middle;
  }
  return low;
}

const byStart = (a: Showing, b: Showing): number => a.from - b.from || a.seq - b.seq;
