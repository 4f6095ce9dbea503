import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Card } from "../../shared/cards/index.ts";
import { labelOf } from "../../shared/cards/index.ts";
import { drawCard } from "../cards/card-elements.ts";
import { common, controls } from "../ui/styles.ts";
import { monitorStyles } from "./monitors-styles.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/** «Подготовка»: the prepared card, drawn by the very elements that viewers will have. */
@customElement("efir-preview-monitor")
export class PreviewMonitorElement extends LitElement {
  static override styles = [common, controls, desk, monitorStyles];
  @property({ attribute: false }) card: Card | null = null;

  override render() {
    const { card } = this;
    return html`<figure class="preview" aria-labelledby="caption">
      <figcaption id="caption"><b>${t("preview")}</b><span>${card === null ? "" : labelOf(card)}</span></figcaption>
      <div class="picture">${this.#picture()}</div>
    </figure>`;
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
