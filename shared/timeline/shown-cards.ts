import type { CardKindName, CardOf } from "../cards/index.ts";
import { type ProgramTime, programTime } from "../time.ts";
import type { MeetingRecord } from "./record.ts";

/** A card and when it was first shown. */
export interface ShownCard<Kind extends CardKindName> {
  readonly card: CardOf<Kind>;
  readonly from: ProgramTime;
}

/**
 * The cards of a kind that were shown by `until`, each once: in the order of their first showings, as last corrected. What
 * was taken off before its frame came was never shown.
 */
export function cardsShown<Kind extends CardKindName>(
  record: MeetingRecord,
  kind: Kind,
  until: ProgramTime,
): readonly ShownCard<Kind>[] {
  const shownById = new Map<string, ShownCard<Kind>>();
  for (const { card, from, until: end } of record.showings) {
    if (card.kind !== kind || from > until || end === from) continue;
    const first = shownById.get(card.id)?.from ?? from;
    // The kind was compared above; the compiler cannot follow that through a type parameter.
    shownById.set(card.id, { card: card as unknown as CardOf<Kind>, from: programTime(Math.min(first, from)) });
  }
  return [...shownById.values()];
}
