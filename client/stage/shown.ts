/** What a reader at a playhead has seen. Pure; nothing here is ahead of the playhead (VW1–VW3). */
import type { Layer } from "../../shared/cards/card-kind.ts";
import { type Card, type CardKindName, type CardOf, cardKindNames } from "../../shared/cards/index.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import { emptyProgram, programAt } from "../../shared/timeline/at.ts";
import { highlightsUntil, onceEachText } from "../../shared/timeline/highlights.ts";
import type { Highlight, MeetingRecord, Program, Showing } from "../../shared/timeline/record.ts";
import { cardsShown } from "../../shared/timeline/shown-cards.ts";

/** A playhead that has everything behind it: a stream without a clock, or no picture at all (VW2). */
export const endOfTime = programTime(Number.MAX_SAFE_INTEGER);

/** In the order of their first showings, each once, as last corrected: what stands on paper does not move about. */
export type CardsByKind = { readonly [Kind in CardKindName]: readonly CardOf<Kind>[] };

export interface Shown {
  readonly program: Program;
  /** Cards of each layer that began by now, each once, in the order of their latest showing, as last corrected. */
  readonly cardsByLayer: Readonly<Record<Layer, readonly Card[]>>;
  readonly byKind: CardsByKind;
  /** Each text once, in the order of its newest mark. */
  readonly highlights: readonly Highlight[];
}

const noCards: readonly never[] = [];

export const nothingShown: Shown = {
  program: emptyProgram,
  cardsByLayer: { stage: noCards, "lower-third": noCards, side: noCards, chapter: noCards },
  byKind: byKind(() => noCards),
  highlights: [],
};

/** @param playhead `null`: nothing was seen yet */
export function shownAt(record: MeetingRecord, playhead: ProgramTime | null): Shown {
  if (playhead === null) return nothingShown;
  const began = record.showings.filter(({ from }) => from <= playhead);
  const cardsByLayer = {
    stage: latestEach(began, "stage"),
    "lower-third": latestEach(began, "lower-third"),
    side: latestEach(began, "side"),
    chapter: latestEach(began, "chapter"),
  };
  return {
    program: programAt(record, playhead),
    cardsByLayer,
    byKind: byKind((kind) => cardsShown(record, kind, playhead).map(({ card }) => card)),
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

// Each name gets the cards of its own kind; that cannot be said of a table that is made in a loop.
function byKind(cardsOf: (kind: CardKindName) => readonly Card[]): CardsByKind {
  return Object.fromEntries(cardKindNames.map((kind) => [kind, cardsOf(kind)])) as unknown as CardsByKind;
}

function latestEach(showings: readonly Showing[], layer: Layer): readonly Card[] {
  const cardById = new Map<string, Card>();
  for (const showing of showings) {
    if (showing.layer !== layer) continue;
    cardById.delete(showing.card.id);
    cardById.set(showing.card.id, showing.card);
  }
  return [...cardById.values()];
}
