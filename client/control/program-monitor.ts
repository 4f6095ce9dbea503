import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Layer, layers } from "../../shared/cards/card-kind.ts";
import { labelOf } from "../../shared/cards/index.ts";
import { emptyProgram } from "../../shared/timeline/at.ts";
import type { Program } from "../../shared/timeline/record.ts";
import { common, controls } from "../ui/styles.ts";
import { ClearEvent } from "./events.ts";
import { monitorStyles } from "./monitors-styles.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/**
 * «Эфир»: the picture as viewers get it, and what stands on each layer with the button that clears it.
 * @slot picture - The stage's player, without sound.
 */
@customElement("efir-program-monitor")
export class ProgramMonitorElement extends LitElement {
  static override styles = [common, controls, desk, monitorStyles];
  @property({ attribute: false }) program: Program = emptyProgram;
  @property({ type: Boolean }) locked = false;

  override render() {
    return html`<figure class="program" aria-labelledby="caption">
      <figcaption id="caption"><b>${t("program")}</b><span>${this.#summary()}</span></figcaption>
      <div class="picture"><slot name="picture"></slot></div>
      <ul class="layers">
        ${layers.map((layer) => this.#layer(layer))}
      </ul>
    </figure>`;
  }

  #layer(layer: Layer) {
    const showing = this.program[layer];
    if (showing === null)
      return html`<li>
        <span class="name">${t(`layer.${layer}`)}</span><span class="title nothing">${t("emptyLayer")}</span><span></span>
      </li>`;
    return html`<li>
      <span class="name">${t(`layer.${layer}`)}</span>
      <span class="title">${labelOf(showing.card)}</span>
      <button class="btn btn--s" type="button" aria-label=${t(`clear.${layer}`)} ?disabled=${this.locked} @click=${() =>
        this.dispatchEvent(new ClearEvent(layer))}>${t("takeOff")}</button>
    </li>`;
  }

  #summary(): string {
    return layers
      .filter((layer) => this.program[layer] !== null)
      .map((layer) => t(`layer.${layer}`))
      .join(", ");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-program-monitor": ProgramMonitorElement;
  }
}
