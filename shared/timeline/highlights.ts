import type { ProgramTime } from "../time.ts";
import type { Highlight, MeetingRecord } from "./record.ts";

/** Highlights that a viewer at `playhead` has reached, in order of time. */
export const highlightsUntil = (record: MeetingRecord, playhead: ProgramTime): readonly Highlight[] =>
  record.highlights.filter(({ at }) => at <= playhead);

/** Each text once, at its newest moment, in order of time: a list to read (VW41). */
export function onceEachText(highlights: readonly Highlight[]): readonly Highlight[] {
  const newestByText = new Map<string, Highlight>();
  for (const highlight of highlights) {
    newestByText.delete(highlight.text);
    newestByText.set(highlight.text, highlight);
  }
  return [...newestByText.values()];
}

/** Highlights with `from <= at < until`, in order of time: marks of a seek bar. */
export const highlightsIn = (record: MeetingRecord, from: ProgramTime, until: ProgramTime): readonly Highlight[] =>
  record.highlights.filter(({ at }) => from <= at && at < until);

/** Keeps the order of `at`; of two with the same moment the later marked comes last. A known id is replaced. */
export function withHighlight(highlights: readonly Highlight[], marked: Highlight): readonly Highlight[] {
  const others = withoutHighlight(highlights, marked.id);
  const place = others.findLastIndex(({ at }) => at <= marked.at) + 1;
  return others.toSpliced(place, 0, marked);
}

export const withoutHighlight = (highlights: readonly Highlight[], id: string): readonly Highlight[] =>
  highlights.filter((highlight) => highlight.id !== id);
