import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { common } from "../ui/styles.ts";
import { cardStyles } from "./card-styles.ts";
import { imageAddress } from "./image-address.ts";

/** A stand that the meeting shows: its cover, its name, what it says in short. */
@customElement("efir-stand-card")
export class StandCardElement extends LitElement {
  static override styles = [
    common,
    cardStyles,
    css`
      article {
        background: var(--surface);
        border: var(--edge) solid var(--line);
      }
      img {
        width: 100%;
        height: auto;
        aspect-ratio: 16 / 9;
        object-fit: cover;
        /* What is cut off is rather the ground than heads. */
        object-position: 50% 20%;
      }
      div {
        padding: var(--space-4);
      }
      h2 {
        color: var(--ink);
      }
      .text {
        margin-top: var(--space-2);
        white-space: pre-line;
      }
    `,
  ];

  @property({ attribute: false }) card?: CardOf<"stand">;

  override render() {
    if (this.card === undefined) return nothing;
    const { institution, title, lead = "", cover: photo, coverAlt: photoAlt = "" } = this.card;
    return html`<article aria-labelledby="heading" lang=${contentLanguage}>
      ${
        photo === undefined
          ? nothing
          : html`<img src=${imageAddress(photo)} alt=${photoAlt} width=${photo.widthPx} height=${photo.heightPx} @error=${hide} />`
      }
      <div>
        <h2 id="heading" tabindex="-1">${tidy(title)}</h2>
        <p>${tidy(institution)}</p>
        <p class="text">${tidy(lead)}</p>
      </div>
    </article>`;
  }
}

/** The place is told in words: a picture that did not come leaves no hole. */
function hide({ target }: Event): void {
  if (target instanceof HTMLImageElement) target.hidden = true;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-card": StandCardElement;
  }
}
