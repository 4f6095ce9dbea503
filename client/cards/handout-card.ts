import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { icon } from "../ui/icons.ts";
import { common } from "../ui/styles.ts";
import { cardStyles } from "./card-styles.ts";
import { fileAddress, fileInWords } from "./file-words.ts";

/** A document to take away: its title is the link; type, size and length are told before it is pressed. */
@customElement("efir-handout-card")
export class HandoutCardElement extends LitElement {
  static override styles = [
    common,
    cardStyles,
    css`
      article {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-3);
      }
      article > .ico {
        width: 2rem;
        height: 2rem;
        margin-top: 0.375rem;
        color: var(--accent);
      }
      h2 {
        font-size: var(--text-lg);
      }
      a {
        display: inline-block;
        min-height: var(--target-min);
        padding-block: calc((var(--target-min) - var(--leading-snug) * 1em) / 2);
        color: var(--accent);
      }
      .read {
        margin-bottom: var(--space-1);
      }
    `,
  ];

  @property({ attribute: false }) card?: CardOf<"handout">;

  override render() {
    if (this.card === undefined) return nothing;
    const { title, file, detail } = this.card;
    return html`<article aria-labelledby="heading">
      ${icon("document")}
      <div>
        <h2 id="heading" tabindex="-1" lang=${contentLanguage}>
          <a href=${fileAddress(file)} download=${file.name} aria-describedby="file">${tidy(title)}</a>
        </h2>
        ${detail === undefined ? nothing : html`<p class="read" lang=${contentLanguage}>${tidy(detail)}</p>`}
        <p id="file" class="small num">${fileInWords(file)}</p>
      </div>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-handout-card": HandoutCardElement;
  }
}
