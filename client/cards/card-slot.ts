import { css, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Card } from "../../shared/cards/index.ts";
import { common } from "../ui/styles.ts";
import { drawCard } from "./card-elements.ts";

/**
 * One layer's place on a page: draws its card, fades the next one in, and never takes the focus. When the focus stood in
 * a card that was replaced by another kind, it goes to the new card's heading.
 */
@customElement("efir-card-slot")
export class CardSlotElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
      }
      :host([hidden]) {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) card: Card | null = null;
  /** Cards of this layer up to the playhead. */
  @property({ attribute: false }) shown: readonly Card[] = [];
  #hadFocus = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("card")) return;
    this.hidden = this.card === null;
    this.#hadFocus = this.shadowRoot?.activeElement != null;
  }

  override render() {
    return this.card === null ? nothing : drawCard(this.card, this.shown);
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get("card");
    if (before == null || this.card === null) return;
    // A slide fades its own picture; the whole card fading would take its buttons along.
    if (this.card.kind !== "slide" && before.id !== this.card.id) this.#fadeIn();
    if (this.#hadFocus && this.shadowRoot?.activeElement == null) void this.#focusHeading();
  }

  #fadeIn(): void {
    const duration = Number.parseFloat(getComputedStyle(this).getPropertyValue("--motion-base"));
    if (duration > 0) this.animate([{ opacity: 0 }, { opacity: 1 }], { duration, easing: "ease-out" });
  }

  async #focusHeading(): Promise<void> {
    const element = this.shadowRoot?.firstElementChild;
    if (!(element instanceof LitElement)) return;
    await element.updateComplete;
    element.shadowRoot?.querySelector<HTMLElement>("h2")?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-card-slot": CardSlotElement;
  }
}
