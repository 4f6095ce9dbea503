import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatTime } from "../../i18n/format.ts";
import { contentLanguage } from "../../i18n/language.ts";
import { tidy } from "../../i18n/typography.ts";
import { common } from "../../ui/styles.ts";
import { SeekEvent } from "../events.ts";
import { t } from "../strings.ts";
import type { RulerPart } from "./ruler-part.ts";
import { type RulerScale, reachOf } from "./ruler-scale.ts";

/**
 * The items of the ruler as a list to press: for fingers, and wherever parts are narrow.
 *
 * @fires efir-seek - The viewer chose an item (SeekEvent).
 */
@customElement("efir-part-list")
export class PartListElement extends LitElement {
  static override styles = [
    common,
    css`
      li + li {
        border-top: var(--border) solid var(--color-line);
      }
      li > * {
        display: grid;
        grid-template-columns: 3.5rem minmax(0, 1fr);
        gap: 0 var(--space-3);
        width: 100%;
        min-height: var(--target);
        padding: var(--space-2) var(--space-1);
        border: 0;
        background: none;
        color: var(--color-text);
        text-align: start;
      }
      button {
        cursor: pointer;
      }
      button:hover b {
        text-decoration: underline;
      }
      b {
        font-weight: var(--weight-medium);
      }
      [aria-current] b {
        font-weight: var(--weight-heavy);
      }
      [aria-current] > * {
        border-inline-start: 6px solid var(--color-brand);
        padding-inline-start: var(--space-3);
      }
      i {
        grid-column: 2;
        color: var(--color-text-2);
        font-size: var(--text-sm);
        font-style: normal;
      }
      @container (max-width: 15rem) {
        li > * {
          grid-template-columns: minmax(0, 1fr);
        }
        i {
          grid-column: 1;
        }
      }
      :host {
        display: block;
        container-type: inline-size;
      }
    `,
  ];

  @property({ attribute: false }) parts: readonly RulerPart[] = [];
  /** `null`: nothing can be watched yet. */
  @property({ attribute: false }) scale: RulerScale | null = null;
  /** Whose clocks; absent: the reader's. */
  @property({ attribute: false }) zone: string | undefined = undefined;
  /** The item that the picture shows. */
  @property({ attribute: false }) watched: RulerPart | null = null;

  override render() {
    return html`<ol>${this.parts.map((part) => this.#line(part))}</ol>`;
  }

  #line(part: RulerPart): TemplateResult {
    const reach = this.scale === null ? "ahead" : reachOf(part.from, this.scale);
    const state = this.watched === part ? "watched" : reach === "gone" ? "gone" : part.state;
    const title = html`<time class="num">${formatTime(part.from, this.zone)}</time>
      <b lang=${contentLanguage}>${part.number === null ? "" : `${part.number}. `}${tidy(part.title)}</b>
      ${state === "past" ? nothing : html`<i>${t(`ruler.state.${state}`)}</i>`}`;
    const canBeSought = reach === "here" && part.state !== "next";
    return html`<li aria-current=${this.watched === part ? "step" : "false"}>
      ${canBeSought ? html`<button type="button" @click=${() => this.dispatchEvent(new SeekEvent(part.from))}>${title}</button>` : html`<div>${title}</div>`}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-part-list": PartListElement;
  }
}
