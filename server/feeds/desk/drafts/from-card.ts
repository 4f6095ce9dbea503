import { sentences } from "../../../../shared/cards/card-kind.ts";
import { decisionStates, sayDate } from "../../../../shared/cards/decision.ts";
import type { ImageRef } from "../../../../shared/cards/field.ts";
import { changeOf } from "../../../../shared/cards/figure-change.ts";
import { type Card, type CardKindName, type CardOf, wordsOf } from "../../../../shared/cards/index.ts";
import { quoted } from "../../../../shared/cards/quoted.ts";
import type { HighlightContent, HighlightKind, HighlightPerson } from "../../../../shared/feeds.ts";
import { withoutUndefined } from "../../../../shared/without-undefined.ts";

/** What a card says as a highlight. `source`: where its content comes from, in words of its own: `слайд 12`. */
export interface Drafted
  extends Pick<HighlightContent, "text" | "big" | "unit" | "who" | "picture" | "clipId" | "alt"> {
  readonly kind: HighlightKind;
  readonly source?: string | undefined;
}

type Drafters = { readonly [Name in CardKindName]: (card: CardOf<Name>) => Drafted };

/** One line a card kind: what it becomes, in its own words (FD31). */
const drafters: Drafters = {
  quote: (card) => ({
    kind: "quote",
    text: card.text,
    who: person({ name: card.who, post: card.post, portrait: card.portrait }),
    source: card.when,
    alt: sentences(quoted(card.text), card.who, card.post),
  }),
  figure: (card) => ({
    kind: "figure",
    big: card.value,
    unit: card.unit,
    text: sentences(card.label, card.period, card.comparison ?? changeOf(card)),
    source: card.source,
    alt: wordsOf(card),
  }),
  chart: (card) => ({
    kind: "figure",
    text: sentences(card.title, card.conclusion),
    source: card.source,
    alt: wordsOf(card),
  }),
  slide: (card) => ({
    kind: "slide",
    text: card.title,
    picture: card.image,
    source: card.number === undefined ? undefined : `слайд ${card.number}`,
    alt: card.alt ?? card.title,
  }),
  blitz: (card) => ({
    kind: "clip",
    text: card.quotation ?? card.title,
    who: card.name === undefined ? undefined : person({ name: card.name, post: card.post, place: card.place }),
    picture: card.poster,
    clipId: card.clipId,
    source: "блиц-интервью",
    alt: wordsOf(card),
  }),
  award: (card) => ({
    kind: "award",
    big: card.nomination,
    text: sentences(card.place, card.project) || (card.ceremony ?? card.nomination),
    who: person({ name: card.winner, place: card.organisation }),
    picture: card.photo,
    source: card.ceremony,
    alt: wordsOf(card),
  }),
  decision: (card) => ({
    kind: "decision",
    big: card.number,
    // What was not adopted must not read as if it were.
    text: [
      card.state === "adopted" ? card.text : `${decisionStates[card.state]}. ${card.text}`,
      card.charged && `Поручено: ${card.charged}`,
      card.due && `Срок: ${sayDate(card.due)}`,
    ]
      .filter(Boolean)
      .join("\n"),
    // No source: that it is a decision, and its number, stand in its head.
    alt: wordsOf(card),
  }),
  // Who speaks is known, what they say is not: the words are for the editor to write.
  speaker: (card) => ({
    kind: "quote",
    text: "",
    who: person({ name: card.name, post: card.post, place: card.organisation, portrait: card.portrait }),
    alt: "",
  }),
  agenda: (card) => ({ kind: "note", text: sentences(card.title, card.detail), alt: wordsOf(card) }),
  break: (card) => ({ kind: "note", text: wordsOf(card), alt: wordsOf(card) }),
  notice: (card) => ({ kind: "note", text: card.text, alt: card.text }),
  handout: (card) => ({
    kind: "note",
    text: sentences(card.title, card.detail),
    source: "материал заседания",
    alt: sentences(card.title, card.detail),
  }),
  tour: (card) => ({
    kind: "note",
    text: sentences(card.place, card.text),
    picture: card.photo,
    alt: card.photoAlt ?? wordsOf(card),
  }),
  stand: (card) => ({
    kind: "note",
    text: sentences(card.title, card.lead),
    picture: card.cover,
    source: sentences(card.institution, card.place),
    alt: card.coverAlt ?? wordsOf(card),
  }),
};

export function fromCard(card: Card): Drafted {
  // A card is drafted by its own kind's line; the compiler cannot follow that through the table.
  const draft = drafters[card.kind] as (card: Card) => Drafted;
  return draft(card);
}

function person(said: {
  readonly name: string;
  readonly post?: string | undefined;
  readonly place?: string | undefined;
  readonly portrait?: ImageRef | undefined;
}): HighlightPerson {
  return withoutUndefined(said);
}
