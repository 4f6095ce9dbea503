import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { changeOf } from "../../shared/cards/figure-change.ts";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { common } from "../ui/styles.ts";
import { correctionMark, correctionStyles } from "./correction-mark.ts";
import { t } from "./strings.ts";

/**
 * One number: large, what it counts, one line of comparison. No icon, no box. A corrected one says so.
 *
 * @cssproperty [--efir-figure-accent=var(--color-brand)] - The number's colour.
 * @cssproperty [--efir-figure-text-2=var(--color-text-2)] - The comparison's colour.
 * @cssproperty [--efir-figure-size=var(--text-4xl)] - The number's size.
 * @cssproperty [--efir-figure-flow=column] - `row wrap` puts the words beside the number where they fit.
 * @cssproperty [--efir-figure-words=0 1 auto] - The words' flex in that flow, e.g. `1 1 12rem`.
 */
@customElement("efir-figure-card")
export class FigureCardElement extends LitElement {
  static override styles = [
    common,
    correctionStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
        overflow-wrap: anywhere;
      }
      article {
        display: flex;
        flex-flow: var(--efir-figure-flow, column);
        gap: var(--space-1) var(--space-5);
      }
      .value {
        font-size: min(var(--efir-figure-size, var(--text-4xl)), 24cqi);
        font-weight: var(--weight-strong);
        line-height: 1.1;
        letter-spacing: -0.02em;
        overflow-wrap: anywhere;
        color: var(--efir-figure-accent, var(--color-brand));
      }
      .unit {
        font-size: 0.5em;
        letter-spacing: 0;
      }
      /* A width of their own, so that beside a long value they go under it rather than into a thread. */
      .words {
        flex: var(--efir-figure-words, 0 1 auto);
      }
      .about {
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
    const { value, unit, label, period, source, corrected } = this.card;
    const comparison = this.card.comparison ?? changeOf(this.card);
    const origin = [period, source && t("source", { source })].filter(Boolean).join(". ");
    return html`<article lang=${contentLanguage}>
      <p class="value num">${tidy(value)}${unit === undefined ? nothing : html` <span class="unit">${unit}</span>`}</p>
      <div class="words">
        <p class="about" tabindex="-1">${tidy(label)}</p>
        ${comparison === undefined ? nothing : html`<p class="note">${tidy(comparison)}</p>`}
        ${origin === "" ? nothing : html`<p class="note">${tidy(origin)}</p>`}
        ${corrected === undefined ? nothing : correctionMark(corrected)}
      </div>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-figure-card": FigureCardElement;
  }
}
