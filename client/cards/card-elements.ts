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
  /** Fades from card to card by itself: its buttons stay. */
  readonly fades?: true;
}

const isOf =
  <Kind extends CardKindName>(kind: Kind) =>
  (card: Card): card is Extract<Card, { kind: Kind }> =>
    card.kind === kind;

export const cardElements: { readonly [Kind in CardKindName]: CardElement<Kind> } = {
  slide: {
    draw: (card, shown) =>
      html`<efir-slide-card .card=${card} .shown=${shown.filter(isOf("slide"))}></efir-slide-card>`,
    fades: true,
  },
  speaker: { draw: (card) => html`<efir-speaker-card .card=${card}></efir-speaker-card>` },
  figure: { draw: (card) => html`<efir-figure-card .card=${card}></efir-figure-card>` },
  chart: {
    draw: (card) => html`<efir-chart-card .card=${card}></efir-chart-card>`,
    load: () => import("./chart-card.ts"),
  },
  quote: {
    draw: (card) => html`<efir-quote-card .card=${card}></efir-quote-card>`,
    load: () => import("./quote-card.ts"),
  },
  award: {
    draw: (card, shown) =>
      html`<efir-award-card .card=${card} .shown=${shown.filter(isOf("award"))}></efir-award-card>`,
    load: () => import("./award-card.ts"),
    fades: true,
  },
  decision: {
    draw: (card) => html`<efir-decision-card .card=${card}></efir-decision-card>`,
    load: () => import("./decision-card.ts"),
  },
  agenda: {
    draw: (card) => html`<efir-agenda-card .card=${card}></efir-agenda-card>`,
    load: () => import("./agenda-card.ts"),
  },
  break: {
    draw: (card) => html`<efir-break-card .card=${card}></efir-break-card>`,
    load: () => import("./break-card.ts"),
  },
  notice: {
    draw: (card) => html`<efir-notice-card .card=${card}></efir-notice-card>`,
    load: () => import("./notice-card.ts"),
  },
  handout: {
    draw: (card) => html`<efir-handout-card .card=${card}></efir-handout-card>`,
    load: () => import("./handout-card.ts"),
  },
  tour: { draw: (card) => html`<efir-tour-card .card=${card}></efir-tour-card>`, load: () => import("./tour-card.ts") },
  stand: {
    draw: (card) => html`<efir-stand-card .card=${card}></efir-stand-card>`,
    load: () => import("./stand-card.ts"),
  },
  blitz: {
    draw: (card) => html`<efir-blitz-card .card=${card}></efir-blitz-card>`,
    load: () => import("./blitz-card.ts"),
  },
};

/** Draws a card of any kind. A kind that this page has not heard of is no error: a newer server may have it (CD4). */
export function drawCard(card: Card, shown: readonly Card[] = []): TemplateResult {
  const element = elementOf(card.kind);
  if (element === null) return html`<p part="unknown">${t("unknown")}</p>`;
  void loaded(card.kind);
  // As above.
  return element.draw(card as never, shown);
}

/** Whether a change of cards of this kind is faded by their element, and not by their place. */
export const fadesByItself = (kind: string): boolean => elementOf(kind)?.fades === true;

const loadedKinds = new Map<string, Promise<unknown>>();

/** Brings what a kind is drawn with, once. Never fails: a card whose code did not come is asked for again at its next turn. */
export function loaded(kind: string): Promise<unknown> {
  const known = loadedKinds.get(kind);
  if (known !== undefined) return known;
  const coming = (elementOf(kind)?.load?.() ?? Promise.resolve()).catch(() => loadedKinds.delete(kind));
  loadedKinds.set(kind, coming);
  return coming;
}

/** Brings ahead what these kinds are drawn with: those of events still ahead of the playhead at once, all of them at leisure. */
export function prepareKinds(kinds: Iterable<string> = Object.keys(cardElements)): void {
  for (const kind of kinds) void loaded(kind);
}

// Kinds are drawn by functions of different cards; a card's own kind is asked about that card alone.
const elementOf = (kind: string): CardElement<never> | null =>
  Object.hasOwn(cardElements, kind) ? (cardElements[kind as CardKindName] as unknown as CardElement<never>) : null;
