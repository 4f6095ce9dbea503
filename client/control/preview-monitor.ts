import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Card, labelOf } from "../../shared/cards/index.ts";
import { drawCard } from "../cards/card-elements.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { PrepareEvent } from "./events.ts";
import { keyCap, shortcut } from "./key-cap.ts";
import { monitorStyles } from "./monitors-styles.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/**
 * «Подготовка»: the prepared card, drawn by the very elements that viewers will have, and who prepared it.
 * @fires efir-prepare - It is to be prepared no longer (PrepareEvent).
 */
@customElement("efir-preview-monitor")
export class PreviewMonitorElement extends LitElement {
  static override styles = [common, controls, desk, monitorStyles];
  @property({ attribute: false }) card: Card | null = null;
  /** The name of who prepared it, when that was somebody else. */
  @property({ attribute: false }) by: string | null = null;
  /** The card was changed since it was prepared. */
  @property({ type: Boolean }) stale = false;
  @property({ type: Boolean }) locked = false;
  /** The room's keys are on. */
  @property({ type: Boolean }) keys = false;

  override render() {
    const { card, by } = this;
    return html`<figure class="preview" aria-labelledby="caption">
      <figcaption>
        <span class="what" id="caption"><b>${t("preview")}</b><span>${card === null ? nothing : labelOf(card)}</span></span>
        <button
          class="btn btn--s"
          title=${t("unprepare")}
          type="button"
          aria-label=${t("unprepare")}
          aria-keyshortcuts=${shortcut(this.keys, "unprepare")}
          ?disabled=${card === null || this.locked}
          @click=${() => this.dispatchEvent(new PrepareEvent(null))}
        >
          ${icon("close")}${keyCap(this.keys, "unprepare")}
        </button>
      </figcaption>
      <div class="picture">${this.#picture()}</div>
      <p class=${`who ${this.stale ? "who--stale" : ""}`} role="status">${this.#said(by)}</p>
    </figure>`;
  }

  #said(by: string | null) {
    if (this.stale) return t("staleMark");
    return by === null ? nothing : t("preparedBy", { name: by });
  }

  #picture() {
    const { card } = this;
    if (card === null) return html`<div class="card empty"><p class="hint">${t("emptyPreview")}</p></div>`;
    if (card.kind === "slide")
      return html`<div class="card card--slide"><efir-slide-card plain .card=${card}></efir-slide-card><p class="alt">${card.alt}</p></div>`;
    return html`<div class="card">${drawCard(card)}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-preview-monitor": PreviewMonitorElement;
  }
}
