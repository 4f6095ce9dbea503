/** The table of card elements, beside shared/cards/index.ts: which element draws which kind. */
import { html, type TemplateResult } from "lit";
import type { Card, CardKindName, CardOf } from "../../shared/cards/index.ts";
import "./figure-card.ts";
import "./slide-card.ts";
import "./speaker-card.ts";
import { t } from "./strings.ts";

interface CardElement<Kind extends CardKindName> {
  /** @param shown cards of the same layer up to the playhead, in order */
  readonly draw: (card: CardOf<Kind>, shown: readonly Card[]) => TemplateResult;
  /** Brings the element's code, where the page does not start with it: it is upgraded where it stands. */
  readonly load?: () => Promise<unknown>;
}

export const cardElements: { readonly [Kind in CardKindName]: CardElement<Kind> } = {
  slide: {
    draw: (card, shown) => html`<efir-slide-card .card=${card} .shown=${shown.filter(isSlide)}></efir-slide-card>`,
  },
  speaker: { draw: (card) => html`<efir-speaker-card .card=${card}></efir-speaker-card>` },
  figure: { draw: (card) => html`<efir-figure-card .card=${card}></efir-figure-card>` },
  chart: { draw: unknownCard },
  quote: { draw: unknownCard },
  award: { draw: unknownCard },
  decision: { draw: unknownCard },
  agenda: { draw: unknownCard },
  break: { draw: unknownCard },
  notice: { draw: unknownCard },
  handout: { draw: unknownCard },
};

const isSlide = (card: Card): card is CardOf<"slide"> => card.kind === "slide";

/** Draws a card of any kind. A kind that this page has not heard of is no error: a newer server may have it. */
export function drawCard(card: Card, shown: readonly Card[] = []): TemplateResult {
  const element = elementOf(card.kind);
  if (element === null) return unknownCard();
  void loaded(card.kind);
  // As above.
  return element.draw(card as never, shown);
}

const loadedKinds = new Map<string, Promise<unknown>>();

/** Brings what a kind is drawn with, once. Never fails: a card whose code did not come is asked for again at its next turn. */
export function loaded(kind: string): Promise<unknown> {
  const known = loadedKinds.get(kind);
  if (known !== undefined) return known;
  const coming = (elementOf(kind)?.load?.() ?? Promise.resolve()).catch(() => loadedKinds.delete(kind));
  loadedKinds.set(kind, coming);
  return coming;
}

// Kinds are drawn by functions of different cards; a card's own kind is asked about that card alone.
const elementOf = (kind: string): CardElement<never> | null =>
  Object.hasOwn(cardElements, kind) ? (cardElements[kind as CardKindName] as unknown as CardElement<never>) : null;

function unknownCard(): TemplateResult {
  return html`<p part="unknown">${t("unknown")}</p>`;
}
