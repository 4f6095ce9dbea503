import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Card, kindOf, wordsOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { common } from "../ui/styles.ts";
import { drawCard, fadesByItself, loaded } from "./card-elements.ts";

/**
 * One layer's place on a page: draws its card, fades the next one in, and never takes the focus. When the focus stood in
 * a card that was replaced by another kind, it goes to the new card's heading. A card whose code is still on its way is
 * read in words, in a place of its layer's height (CD6).
 *
 * @csspart unknown - The line for a kind that this page has not heard of.
 */
@customElement("efir-card-slot")
export class CardSlotElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        --efir-figure-accent: var(--efir-card-accent, var(--stage-accent));
        --efir-figure-text-2: var(--efir-card-text-2, var(--stage-text-2));
        --efir-figure-warn: var(--efir-card-text, var(--stage-text));
      }
      :host([hidden]) {
        display: none;
      }
      [part="unknown"],
      .words {
        font-size: var(--text-sm);
        line-height: 1.4;
        color: var(--efir-card-text-2, var(--stage-text-2));
        overflow-wrap: anywhere;
      }
      .words {
        min-height: 4rem;
        white-space: pre-line;
        /* Code comes in a moment as a rule: words that went at once would only flicker. */
        animation: appear 1ms 400ms both;
      }
      :host([layer="stage"]) .words {
        min-height: 14rem;
      }
      :host([layer="chapter"]) .words {
        min-height: 0;
      }
      :defined + .words {
        display: none;
      }
      @keyframes appear {
        from {
          visibility: hidden;
        }
      }
    `,
  ];

  @property({ attribute: false }) card: Card | null = null;
  /** Cards of this layer up to the playhead. */
  @property({ attribute: false }) shown: readonly Card[] = [];
  /** The layer of its card, for its height. */
  @property({ reflect: true }) layer: string | null = null;
  #hadFocus = false;

  /** The element that draws the card; `null` while the slot is empty. */
  get drawn(): Element | null {
    return this.shadowRoot?.firstElementChild ?? null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("card")) return;
    this.hidden = this.card === null;
    this.layer = this.card === null ? null : (kindOf(this.card)?.layer ?? null);
    this.#hadFocus = this.shadowRoot?.activeElement != null;
  }

  override render() {
    if (this.card === null) return nothing;
    return [drawCard(this.card, this.shown), html`<p class="words" lang=${contentLanguage}>${wordsOf(this.card)}</p>`];
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get("card");
    if (before == null || this.card === null) return;
    // The whole card fading would take its buttons along, where it has any.
    const fadesItself = before.kind === this.card.kind && fadesByItself(this.card.kind);
    if (before.id !== this.card.id && !fadesItself) this.#fadeIn();
    if (this.#hadFocus && this.shadowRoot?.activeElement == null) void this.#focusHeading(this.card.kind);
  }

  #fadeIn(): void {
    const duration = Number.parseFloat(getComputedStyle(this).getPropertyValue("--motion-base"));
    if (duration > 0) this.animate([{ opacity: 0 }, { opacity: 1 }], { duration, easing: "ease-out" });
  }

  async #focusHeading(kind: string): Promise<void> {
    await loaded(kind);
    const { drawn } = this;
    if (!(drawn instanceof LitElement)) return;
    await drawn.updateComplete;
    // Code that took its time must not pull the reader back from where they went meanwhile.
    const isElsewhere = document.activeElement !== null && document.activeElement !== document.body;
    if (!isElsewhere) drawn.shadowRoot?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-card-slot": CardSlotElement;
  }
}
