import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { common } from "../ui/styles.ts";
import { cardStyles } from "./card-styles.ts";
import { t } from "./strings.ts";

/** The chapter that is on: its number, what it is and who speaks, in one strip. */
@customElement("efir-agenda-card")
export class AgendaCardElement extends LitElement {
  static override styles = [
    common,
    cardStyles,
    css`
      article {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--space-1) var(--space-3);
        padding-left: var(--space-3);
        border-left: 0.375rem solid var(--accent);
      }
      .label {
        color: var(--accent);
      }
      h2 {
        font-size: var(--text-lg);
      }
    `,
  ];

  @property({ attribute: false }) card?: CardOf<"agenda">;

  override render() {
    if (this.card === undefined) return nothing;
    const { number, title, detail } = this.card;
    return html`<article aria-labelledby="number heading">
      <p id="number" class="label num">${number === undefined ? t("item") : t("itemNumber", { number })}</p>
      <h2 id="heading" tabindex="-1" lang=${contentLanguage}>${tidy(title)}</h2>
      ${detail === undefined ? nothing : html`<p class="small" lang=${contentLanguage}>${tidy(detail)}</p>`}
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-agenda-card": AgendaCardElement;
  }
}
