import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { labelOf } from "../../shared/cards/index.ts";
import type { Showing } from "../../shared/timeline/record.ts";
import { formatTimeWithSeconds } from "../i18n/format.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { ToFeedEvent } from "./highlights/events.ts";
import { t as feed } from "./highlights/strings.ts";
import type { LogLine } from "./log-lines.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/**
 * «Журнал эфира»: what was done on air, when, and by whom; also what was taken back unseen (CR17, CR76).
 * @fires efir-to-feed - What was shown then is to become a highlight (ToFeedEvent).
 */
@customElement("efir-on-air-log")
export class OnAirLogElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 8rem;
      }
      ol {
        flex: 1 1 0;
        min-height: 0;
        overflow: auto;
      }
      .rows li {
        grid-template-columns: auto minmax(0, 1fr) auto;
        min-height: 0;
      }
      time {
        font-size: var(--text-xs);
        color: var(--color-text-2);
      }
      b {
        font-weight: var(--weight-regular);
      }
    `,
  ];
  /** Newest first. */
  @property({ attribute: false }) lines: readonly LogLine[] = [];
  /** What may be put into the feed: lines of their takes have a button. */
  @property({ attribute: false }) showings: readonly Showing[] = [];

  override render() {
    return html`<div class="ph"><h2 id="heading">${t("log")}</h2></div>
      ${
        this.lines.length === 0
          ? html`<p class="hint">${t("emptyLog")}</p>`
          : html`<ol class="rows" tabindex="0" aria-labelledby="heading">
              ${repeat(
                this.lines.slice(0, 200),
                ({ seq, at, words }) => (seq === 0 ? `${at} ${words}` : seq),
                ({ seq, at, words, by }) =>
                  html`<li>
                    <time class="num">${formatTimeWithSeconds(at)}</time>
                    <div><b>${words}</b>${by === null ? nothing : html`<p>${by.name}</p>`}</div>
                    ${this.#toFeed(seq)}
                  </li>`,
              )}
            </ol>`
      }`;
  }

  #toFeed(seq: number) {
    const showing = seq === 0 ? undefined : this.showings.find((one) => one.seq === seq);
    if (showing === undefined) return nothing;
    const title = labelOf(showing.card);
    return html`<button class="btn btn--s btn--icon btn--quiet" type="button" aria-haspopup="dialog" aria-label=${feed("toFeedWhat", { title })} title=${feed("toFeed")} @click=${() =>
      this.dispatchEvent(new ToFeedEvent(seq))}>${icon("bookmark")}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-on-air-log": OnAirLogElement;
  }
}
