import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { common } from "../ui/styles.ts";
import { cardStyles } from "./card-styles.ts";
import "./film/clip-film.ts";
import { quoted } from "../../shared/cards/quoted.ts";
import { t } from "./film/strings.ts";

/**
 * A blitz-interview: what was said, who said it, and the film, which plays in step with the broadcast it stands beside. One
 * in the broadcast's place has its words here alone: its film covers the picture (client/stage/in-place-of-picture.ts).
 */
@customElement("efir-blitz-card")
export class BlitzCardElement extends LitElement {
  static override styles = [
    common,
    cardStyles,
    css`
      article {
        background: var(--surface);
        border: var(--edge) solid var(--line);
      }
      .words {
        display: grid;
        gap: var(--space-1);
      }
      article > .words {
        padding: var(--space-4);
      }
      .label {
        color: var(--accent);
      }
      h2 {
        color: var(--ink);
      }
      .who {
        margin-top: var(--space-1);
        font-weight: var(--weight-strong);
        line-height: 1.35;
      }
    `,
  ];

  @property({ attribute: false }) card?: CardOf<"blitz">;
  /** A hall's screen: nothing of it can be pressed. */
  @property({ type: Boolean }) plain = false;

  override render() {
    const { card } = this;
    if (card === undefined) return nothing;
    const { title, quotation, name, post, place } = card;
    const about = [post, place].filter(Boolean).join(", ");
    const words = html`<div class="words">
      <p class="label">${t("blitz")}</p>
      <div lang=${contentLanguage}>
        <h2 id="heading" tabindex="-1">${tidy(quotation === undefined ? title : quoted(quotation))}</h2>
        ${name === undefined ? nothing : html`<p class="who">${tidy(name)}</p>`}
        ${about === "" ? nothing : html`<p class="small">${tidy(about)}</p>`}
      </div>
    </div>`;
    return html`<article aria-labelledby="heading">
      ${card.where === "beside" ? html`<efir-clip-film .card=${card} ?plain=${this.plain}>${words}</efir-clip-film>` : words}
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-blitz-card": BlitzCardElement;
  }
}
