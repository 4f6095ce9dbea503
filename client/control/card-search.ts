/** Finding prepared cards, and the shelves they stand on. Pure. Rule CR30 in docs/spec/control.md. */
import { type CardKindName, type CardOf, cardKindNames, labelOf, noteOf, wordsOf } from "../../shared/cards/index.ts";
import type { Cue } from "../../shared/rundown/plan.ts";

export type SlideCue = Cue & { readonly card: CardOf<"slide"> };

export interface Shelf {
  /** `null`: slides of no deck. */
  readonly deckId: string | null;
  readonly slides: readonly SlideCue[];
}

/** Cues whose cards say each of the words, in any place and case; all of them when nothing is asked. */
export function matching(cues: readonly Cue[], query: string): readonly Cue[] {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return cues;
  return cues.filter(({ card }) => {
    const said = folded([labelOf(card), noteOf(card), wordsOf(card)].join(" "));
    return words.every((word) => said.includes(word));
  });
}

/** Slides by deck, decks in the order of their first slides. */
export function shelvesOf(cues: readonly Cue[]): readonly Shelf[] {
  const slidesByDeck = new Map<string | null, SlideCue[]>();
  for (const cue of cues.filter(isSlide)) {
    const deckId = cue.card.deckId ?? null;
    slidesByDeck.set(deckId, [...(slidesByDeck.get(deckId) ?? []), cue]);
  }
  return [...slidesByDeck].map(([deckId, slides]) => ({ deckId, slides }));
}

/** Kinds other than slides that have cards, with how many, in the table's order. */
export function countsOf(cues: readonly Cue[]): readonly { readonly kind: CardKindName; readonly count: number }[] {
  return cardKindNames.flatMap((kind) => {
    const count = kind === "slide" ? 0 : cues.filter(({ card }) => card.kind === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
}

export const isSlide = (cue: Cue): cue is SlideCue => cue.card.kind === "slide";

// «ё» is written as «е» as often as not; no-break spaces stand in numbers.
const folded = (text: string): string =>
  text
    .normalize("NFC")
    .toLocaleLowerCase("ru")
    .replaceAll("ё", "е")
    .replace(/[\u00a0\u202f]/gu, " ");
