/** The table of card elements, beside shared/cards/index.ts: which element draws which kind. */
import { html, type TemplateResult } from "lit";
import type { Card, CardKindName, CardOf } from "../../shared/cards/index.ts";
import "./figure-card.ts";
import "./slide-card.ts";
import "./speaker-card.ts";
import { t } from "./strings.ts";

/** @param shown cards of the same layer up to the playhead, in order */
type Draw<Kind extends CardKindName> = (card: CardOf<Kind>, shown: readonly Card[]) => TemplateResult;

export const cardElements: { readonly [Kind in CardKindName]: Draw<Kind> } = {
  speaker: (card) => html`<efir-speaker-card .card=${card}></efir-speaker-card>`,
  slide: (card, shown) => html`<efir-slide-card .card=${card} .shown=${shown.filter(isSlide)}></efir-slide-card>`,
  figure: (card) => html`<efir-figure-card .card=${card}></efir-figure-card>`,
};

const isSlide = (card: Card): card is CardOf<"slide"> => card.kind === "slide";

/** Draws a card of any kind. A kind that this page has not heard of is no error: a newer server may have it. */
export function drawCard(card: Card, shown: readonly Card[] = []): TemplateResult {
  switch (card.kind) {
    case "speaker":
      return cardElements.speaker(card, shown);
    case "slide":
      return cardElements.slide(card, shown);
    case "figure":
      return cardElements.figure(card, shown);
  }
  card satisfies never;
  return html`<p part="unknown">${t("unknown")}</p>`;
}
