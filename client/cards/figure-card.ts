import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { common } from "../ui/styles.ts";
import { t } from "./strings.ts";

/**
 * One number: large, what it counts, one line of comparison. No icon, no box.
 *
 * @cssproperty [--efir-figure-accent=var(--color-brand)] - The number's colour.
 * @cssproperty [--efir-figure-text-2=var(--color-text-2)] - The comparison's colour.
 * @cssproperty [--efir-figure-size=var(--text-4xl)] - The number's size.
 */
@customElement("efir-figure-card")
export class FigureCardElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .value {
        font-size: min(var(--efir-figure-size, var(--text-4xl)), 24cqi);
        font-weight: var(--weight-strong);
        line-height: 1.1;
        letter-spacing: -0.02em;
        color: var(--efir-figure-accent, var(--color-brand));
      }
      .unit {
        font-size: 0.5em;
        letter-spacing: 0;
      }
      .about {
        margin-top: var(--space-2);
        font-weight: var(--weight-strong);
        line-height: 1.35;
      }
      .note {
        margin-top: var(--space-1);
        font-size: var(--text-sm);
        line-height: 1.4;
        color: var(--efir-figure-text-2, var(--color-text-2));
      }
    `,
  ];

  @property({ attribute: false }) card?: CardOf<"figure">;

  override render() {
    if (this.card === undefined) return nothing;
    const { value, unit, label, period, source, comparison } = this.card;
    return html`<article>
      <p class="value num">${value}${unit === undefined ? nothing : html` <span class="unit">${unit}</span>`}</p>
      <p class="about">${label}</p>
      ${[comparison, period, source && t("source", { source })].map((note) =>
        note === undefined ? nothing : html`<p class="note">${note}</p>`,
      )}
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-figure-card": FigureCardElement;
  }
}
