/** What a reader at a playhead has seen. Pure; nothing here is ahead of the playhead (VW1–VW3). */
import type { Layer } from "../../../shared/cards/card-kind.ts";
import type { Card, CardOf } from "../../../shared/cards/index.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { emptyProgram, programAt } from "../../../shared/timeline/at.ts";
import { highlightsUntil, onceEachText } from "../../../shared/timeline/highlights.ts";
import type { Highlight, MeetingRecord, Program, Showing } from "../../../shared/timeline/record.ts";

/** A playhead that has everything behind it: a stream without a clock, or no picture at all (VW2). */
export const endOfTime = programTime(Number.MAX_SAFE_INTEGER);

export interface Shown {
  readonly program: Program;
  /** Cards of each layer that began by now, each once, in the order of their latest showing, as last corrected. */
  readonly cardsByLayer: Readonly<Record<Layer, readonly Card[]>>;
  /** In the order of their first showing: what stands on paper does not move about. */
  readonly figures: readonly CardOf<"figure">[];
  /** Each text once, in the order of its newest mark. */
  readonly highlights: readonly Highlight[];
}

export const nothingShown: Shown = {
  program: emptyProgram,
  cardsByLayer: { stage: [], "lower-third": [], side: [], chapter: [] },
  figures: [],
  highlights: [],
};

/** @param playhead `null`: nothing was seen yet */
export function shownAt(record: MeetingRecord, playhead: ProgramTime | null): Shown {
  if (playhead === null) return nothingShown;
  const began = showingsUntil(record, playhead);
  const cardsByLayer = {
    stage: latestEach(began, "stage"),
    "lower-third": latestEach(began, "lower-third"),
    side: latestEach(began, "side"),
    chapter: latestEach(began, "chapter"),
  };
  return {
    program: programAt(record, playhead),
    cardsByLayer,
    figures: onceEach(began).filter((card) => card.kind === "figure"),
    highlights: onceEachText(highlightsUntil(record, playhead)),
  };
}

/** Whether moving from one moment to the other changes anything that `shownAt` says: cheap enough for every frame. */
export function isSameShown(record: MeetingRecord, one: ProgramTime, other: ProgramTime): boolean {
  const [from, until] = one < other ? [one, other] : [other, one];
  const isBetween = (at: ProgramTime | null) => at !== null && from < at && at <= until;
  return (
    !record.showings.some((showing) => isBetween(showing.from) || isBetween(showing.until)) &&
    !record.highlights.some(({ at }) => isBetween(at))
  );
}

const showingsUntil = ({ showings }: MeetingRecord, playhead: ProgramTime): readonly Showing[] =>
  showings.filter(({ from }) => from <= playhead);

/** A later showing of the same card corrects the earlier one, and keeps its place. */
const onceEach = (showings: readonly Showing[]): readonly Card[] => [
  ...new Map(showings.map(({ card }) => [card.id, card])).values(),
];

function latestEach(showings: readonly Showing[], layer: Layer): readonly Card[] {
  const cardById = new Map<string, Card>();
  for (const showing of showings) {
    if (showing.layer !== layer) continue;
    cardById.delete(showing.card.id);
    cardById.set(showing.card.id, showing.card);
  }
  return [...cardById.values()];
}
