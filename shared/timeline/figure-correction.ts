/** Correcting a figure on the cards that were made of it. Pure (TL40). */
import type { Card, CardOf } from "../cards/index.ts";
import type { ProgramTime } from "../time.ts";

/** What a figure says: its card without what makes it a card. */
export type FigureContent = Omit<CardOf<"figure">, "kind" | "id" | "figureId" | "corrected">;

/** The card as corrected at `at`; cards of other figures as they are. @param at `null`: it was not shown yet, so nobody was misled */
export function withFigure(card: Card, figureId: string, figure: FigureContent, at: ProgramTime | null): Card {
  if (card.kind !== "figure" || card.figureId !== figureId) return card;
  const { kind, id, corrected } = card;
  const renewed = { kind, id, figureId, ...figure };
  const was = [card.value, card.unit].filter(Boolean).join(" ");
  const says = [figure.value, figure.unit].filter(Boolean).join(" ");
  // A better source or label is no news; a number that was read aloud is. Back to the first value: nothing to correct.
  if (at === null || was === says) return corrected === undefined ? renewed : { ...renewed, corrected };
  const first = corrected?.was ?? was;
  return first === says ? renewed : { ...renewed, corrected: { was: first, at } };
}

export const showsFigure = (card: Card, figureId: string): boolean =>
  card.kind === "figure" && card.figureId === figureId;
