import { labelOf } from "../../../shared/cards/index.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import { highlightsUntil, onceEachText } from "../../../shared/timeline/highlights.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import type { SeekMark } from "../../player/mark.ts";

/** Marks for the seek bar, in order of time: takes and highlights up to `until`, so that none tells of what is to come. */
export function seekMarks(record: MeetingRecord, until: ProgramTime): readonly SeekMark[] {
  const cards = record.showings
    .filter(({ from }) => from <= until)
    .map(({ from, card }): SeekMark => ({ at: from, kind: "card", label: labelOf(card) }));
  const highlights = onceEachText(highlightsUntil(record, until)).map(
    ({ at, text }): SeekMark => ({ at, kind: "highlight", label: text }),
  );
  return [...cards, ...highlights].sort((one, other) => one.at - other.at);
}
