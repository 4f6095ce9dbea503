import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { common } from "../ui/styles.ts";
import { cardStyles } from "./card-styles.ts";
import { t } from "./strings.ts";

/** One short message to all who watch. */
@customElement("efir-notice-card")
export class NoticeCardElement extends LitElement {
  static override styles = [
    common,
    cardStyles,
    css`
      article {
        padding: var(--space-3) var(--space-4);
        background: var(--surface);
        border: var(--edge) solid var(--line);
        border-left: 0.375rem solid var(--accent);
      }
      p {
        margin-top: var(--space-1);
        font-size: var(--text-lg);
        font-weight: var(--weight-medium);
        line-height: 1.4;
      }
    `,
  ];

  @property({ attribute: false }) card?: CardOf<"notice">;

  override render() {
    if (this.card === undefined) return nothing;
    return html`<article aria-labelledby="heading">
      <h2 id="heading" class="label" tabindex="-1">${t("notice")}</h2>
      <p lang=${contentLanguage}>${tidy(this.card.text)}</p>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-notice-card": NoticeCardElement;
  }
}
