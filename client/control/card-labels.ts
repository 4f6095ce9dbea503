import { type Card, type CardKindName, cardKinds } from "../../shared/cards/index.ts";

/** One line that stands for the card, as its kind says it. */
export function labelOf(card: Card): string {
  switch (card.kind) {
    case "speaker":
      return cardKinds.speaker.label(card);
    case "slide":
      return cardKinds.slide.label(card);
    case "figure":
      return cardKinds.figure.label(card);
  }
}

/** The line under it in lists; absent when the card says nothing more. */
export function noteOf(card: Card): string | undefined {
  switch (card.kind) {
    case "speaker":
      return card.post;
    case "slide":
      return card.alt;
    case "figure":
      return card.comparison ?? card.period;
  }
}

/** In the order the control room lists them. */
export const kindsInOrder: readonly CardKindName[] = ["slide", "speaker", "figure"];
