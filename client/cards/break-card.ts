import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { programTime } from "../../shared/time.ts";
import { formatTime } from "../i18n/format.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { common } from "../ui/styles.ts";
import { cardStyles } from "./card-styles.ts";
import { t } from "./strings.ts";

/** In the slide's place while the meeting rests: why, and when it goes on, by the reader's own clock. */
@customElement("efir-break-card")
export class BreakCardElement extends LitElement {
  static override styles = [
    common,
    cardStyles,
    css`
      article {
        display: grid;
        align-content: center;
        gap: var(--space-2);
        min-height: 14rem;
        padding: var(--space-5);
        background: var(--surface);
        border: var(--border) solid var(--line-strong);
      }
      .label {
        color: var(--accent);
      }
      .back {
        font-size: var(--text-lg);
        line-height: 1.3;
      }
      time {
        display: inline-block;
        font-size: var(--text-3xl);
        font-weight: var(--weight-strong);
        line-height: var(--leading-tight);
        letter-spacing: -0.02em;
      }
      @container (max-width: 24rem) {
        article {
          min-height: 0;
          padding: var(--space-4);
        }
      }
    `,
  ];

  @property({ attribute: false }) card?: CardOf<"break">;

  override render() {
    if (this.card === undefined) return nothing;
    const { reason, until, body } = this.card;
    return html`<article aria-labelledby="heading">
      <p class="label">${t("break")}</p>
      <h2 id="heading" tabindex="-1" lang=${contentLanguage}>${tidy(reason)}</h2>
      ${until === undefined ? nothing : backAt(until)}
      ${body === undefined ? nothing : html`<p class="read" lang=${contentLanguage}>${tidy(body)}</p>`}
    </article>`;
  }
}

const backAt = (until: number) =>
  html`<p class="back num">
    ${t("backAt")} <time datetime=${new Date(until).toISOString()}>${formatTime(programTime(until))}</time>
  </p>`;

declare global {
  interface HTMLElementTagNameMap {
    "efir-break-card": BreakCardElement;
  }
}
