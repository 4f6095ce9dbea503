import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { quoted } from "../../shared/cards/quoted.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { common } from "../ui/styles.ts";
import { cardStyles } from "./card-styles.ts";
import { imageAddress } from "./image-address.ts";
import { t } from "./strings.ts";

/** Somebody's words, large, with who said them and when. */
@customElement("efir-quote-card")
export class QuoteCardElement extends LitElement {
  static override styles = [
    common,
    cardStyles,
    css`
      blockquote {
        margin-block: var(--space-1) var(--space-3);
        font: var(--weight-strong) var(--text-lg) / 1.4 var(--font-read);
        white-space: pre-line;
      }
      figcaption {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }
      figcaption > div:only-child {
        grid-column: 1 / -1;
      }
      .face {
        align-self: start;
        width: 4rem;
        height: 4rem;
      }
      .who {
        font-weight: var(--weight-strong);
        line-height: 1.35;
      }
      @container (max-width: 15rem) {
        figcaption {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) card?: CardOf<"quote">;

  override render() {
    if (this.card === undefined) return nothing;
    const { text, who, post, when, portrait } = this.card;
    const about = [post, when].filter(Boolean).join(". ");
    return html`<article aria-labelledby="heading">
      <h2 id="heading" class="label" tabindex="-1">${t("quote")}</h2>
      <figure lang=${contentLanguage}>
        <blockquote>${tidy(quoted(text))}</blockquote>
        <figcaption>
          ${
            portrait === undefined
              ? nothing
              : html`<img class="face" src=${imageAddress(portrait)} alt="" width="64" height="64" @error=${hide} />`
          }
          <div>
            <p class="who">${tidy(who)}</p>
            ${about === "" ? nothing : html`<p class="small">${tidy(about)}</p>`}
          </div>
        </figcaption>
      </figure>
    </article>`;
  }
}

/** Who said it stands beside in words: a portrait that did not come leaves no hole. */
function hide({ target }: Event): void {
  if (target instanceof HTMLImageElement) target.hidden = true;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-quote-card": QuoteCardElement;
  }
}
