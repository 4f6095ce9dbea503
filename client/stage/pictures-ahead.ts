/** Which pictures are about to be shown: fetched and decoded before their frame comes. Pure (VW56). */
import type { ImageRef } from "../../shared/cards/field.ts";
import { type Card, kindOf } from "../../shared/cards/index.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { MeetingRecord, Showing } from "../../shared/timeline/record.ts";
import { imageAddress, type PictureSources, slideSources } from "../cards/image-address.ts";

/** Of a card that comes soon, whatever its kind. In a rewound broadcast as many are ahead as were shown since. */
const AHEAD_MS = 60_000;
/** The next slides by the record, however far they are: leafed to, or sought. */
const SLIDES_AHEAD = 2;
/** A burst of cards must not fetch the whole meeting. */
const MOST = 12;

/**
 * Showings ahead of the playhead that are worth fetching now, soonest first. All of them were on air already: what is only
 * prepared is not in the record, and nobody's page can ask for it.
 */
export function showingsAhead({ showings }: MeetingRecord, playhead: ProgramTime | null): readonly Showing[] {
  const from = playhead ?? Number.NEGATIVE_INFINITY;
  const ahead = showings
    .filter((showing) => showing.from > from && showing.until !== showing.from)
    .sort((one, other) => one.from - other.from);
  // Before the first frame the newest come first: the reader is about to see them.
  if (playhead === null) return ahead.slice(-MOST);
  const soon = ahead.filter((showing) => showing.from <= from + AHEAD_MS).slice(0, MOST);
  const slides = ahead.filter(({ card }) => card.kind === "slide").slice(0, SLIDES_AHEAD);
  return [...new Set([...soon, ...slides])];
}

/** The pictures of a card: of any kind, by the kind's own fields. A slide's as its element will ask for it. */
export function picturesOf(card: Card): readonly PictureSources[] {
  if (card.kind === "slide") return [slideSources(card)];
  const fields = kindOf(card)?.fields ?? {};
  return Object.entries(fields).flatMap(([name, { sort }]) => {
    if (sort !== "image") return [];
    // A field that is described as an image holds one, or nothing.
    const image = (card as unknown as Readonly<Record<string, ImageRef | undefined>>)[name];
    return image === undefined ? [] : [{ src: imageAddress(image), srcset: "", sizes: "" }];
  });
}

/** What a card plays; `null`: nothing. @returns the clip's id */
export const filmOf = (card: Card): string | null => (card.kind === "blitz" ? (card.clipId ?? null) : null);
