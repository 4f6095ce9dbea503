import { labelOf } from "../../../../shared/cards/index.ts";
import { foldForSearch } from "../../../../shared/search-text.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";

/** Lines shown under a meeting that was found by what was said in it. */
const MOST_LINES = 3;

interface Searchable {
  readonly folded: string;
  readonly line: string;
  /** Stands on the list anyway: not repeated under it. */
  readonly isShown: boolean;
}

// A record does not change; a search must not go through thousands of cards anew at each letter.
const linesByRecord = new WeakMap<MeetingRecord, readonly Searchable[]>();

/** Lines of the record that hold every word of `q`, at most three; `null`: it is not to be found so. */
export function hits(record: MeetingRecord, q: string): readonly string[] | null {
  const words = fold(q).split(" ").filter(Boolean);
  const lines = linesOf(record);
  const found = lines.filter(({ folded }) => words.every((word) => folded.includes(word)));
  if (found.length > 0)
    return found
      .filter(({ isShown }) => !isShown)
      .slice(0, MOST_LINES)
      .map(({ line }) => line);
  // Its words may stand apart: one in the title, one in the place.
  const whole = lines.map(({ folded }) => folded).join(" ");
  return words.every((word) => whole.includes(word)) ? [] : null;
}

function linesOf(record: MeetingRecord): readonly Searchable[] {
  const known = linesByRecord.get(record);
  if (known !== undefined) return known;
  const { title, about, programme, showings } = record;
  const shown = [title, about.lead, about.place, about.hashtag && `#${about.hashtag}`];
  const said = [
    ...programme.flatMap((item) => [item.title, item.detail, ...(item.speakers ?? []).map(({ name }) => name)]),
    ...new Set(showings.map(({ card }) => labelOf(card))),
  ];
  const lines = [
    ...shown.map((line) => ({ line, isShown: true })),
    ...said.map((line) => ({ line, isShown: false })),
  ].flatMap(({ line, isShown }) => (line === undefined || line === "" ? [] : [{ line, folded: fold(line), isShown }]));
  linesByRecord.set(record, lines);
  return lines;
}

/** «м²» is found by «м2» too. */
const fold = (text: string): string => foldForSearch(text.normalize("NFKC"));
