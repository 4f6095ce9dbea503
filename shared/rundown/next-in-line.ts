/** What comes next in a rundown: the cue, the slide or award of its line, the agenda item. Pure. Rules AP20–AP24, CR24. */
import type { Card } from "../cards/index.ts";
import type { MeetingRecord } from "../timeline/record.ts";
import type { Cue } from "./plan.ts";

/** The cue after this one that belongs to the same deck or ceremony, in the rundown's order; `null`: there is none (CR24). */
export const nextInLine = (cues: readonly Cue[], cueId: string): Cue | null =>
  after(lineOf(cues, cueId), cueId).find(isCalled) ?? null;

/** The one before it. */
export const previousInLine = (cues: readonly Cue[], cueId: string): Cue | null =>
  before(lineOf(cues, cueId), cueId).findLast(isCalled) ?? null;

/** Where a cue stands in its deck or ceremony: «7 из 18». `null`: it stands alone, or is not in the plan. */
export function placeInLine(
  cues: readonly Cue[],
  cueId: string,
): { readonly place: number; readonly of: number } | null {
  const line = lineOf(cues, cueId);
  const index = line.findIndex(({ id }) => id === cueId);
  return index < 0 ? null : { place: index + 1, of: line.length };
}

/** The next cue of whatever kind, past those that are skipped. @param cueId `null`, or not there any more: the first one. */
export const nextCue = (cues: readonly Cue[], cueId: string | null): Cue | null =>
  after(cues, cueId).find(isCalled) ?? null;

/** The cue before it; before none is none. */
export const previousCue = (cues: readonly Cue[], cueId: string | null): Cue | null =>
  before(cues, cueId).findLast(isCalled) ?? null;

/** The next agenda item, past those that are skipped. @param itemId its agenda cue; `null`: the first item. */
export const nextItem = (cues: readonly Cue[], itemId: string | null): Cue | null =>
  after(cues, itemId).find((cue) => isItem(cue) && isCalled(cue)) ?? null;

/** The cue that was taken last, of those that are still in the plan: where the meeting is in its rundown. */
export const lastTaken = (cues: readonly Cue[], record: Showings): Cue | null => newestOf(cues, record);

/** The agenda item that began last. It is on also when its chapter was taken off. */
export const lastItem = (cues: readonly Cue[], record: Showings): Cue | null => newestOf(cues.filter(isItem), record);

type Showings = Pick<MeetingRecord, "showings">;

const isCalled = ({ isSkipped = false }: Cue): boolean => !isSkipped;
const isItem = ({ card }: Cue): boolean => card.kind === "agenda";

// The record does not say of which cue a card was: no two cues carry one card.
function newestOf(cues: readonly Cue[], { showings }: Showings): Cue | null {
  const cueByCard = new Map(cues.map((cue) => [cue.card.id, cue]));
  let newest: { readonly seq: number; readonly cue: Cue } | null = null;
  for (const { seq, card } of showings) {
    const cue = cueByCard.get(card.id);
    if (cue !== undefined && (newest === null || seq > newest.seq)) newest = { seq, cue };
  }
  return newest?.cue ?? null;
}

function lineOf(cues: readonly Cue[], cueId: string): readonly Cue[] {
  const cue = cues.find(({ id }) => id === cueId);
  const line = cue && lineNameOf(cue.card);
  return line == null ? [] : cues.filter(({ card }) => lineNameOf(card) === line);
}

/** What a card steps with; `null`: it stands alone. */
function lineNameOf(card: Card): string | null {
  if (card.kind === "slide" && card.deckId !== undefined) return `deck ${card.deckId}`;
  if (card.kind === "award" && card.ceremony !== undefined) return `ceremony ${card.ceremony}`;
  return null;
}

const after = (cues: readonly Cue[], cueId: string | null): readonly Cue[] =>
  cues.slice(cues.findIndex(({ id }) => id === cueId) + 1);

const before = (cues: readonly Cue[], cueId: string | null): readonly Cue[] =>
  cues.slice(
    0,
    Math.max(
      0,
      cues.findIndex(({ id }) => id === cueId),
    ),
  );
