import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { layers } from "../../shared/cards/card-kind.ts";
import { emptyProgram } from "../../shared/timeline/at.ts";
import type { Program } from "../../shared/timeline/record.ts";
import { SessionController } from "../session/session-controller.ts";
import { common, controls } from "../ui/styles.ts";
import { monitorStyles } from "./monitors-styles.ts";
import { t as show } from "./show/strings.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/**
 * «Эфир»: the picture as viewers get it, and which layers lie over it. In a rehearsal it says so.
 * @slot picture - The stage's player, without sound.
 * @slot tools - What goes with the picture: whose view it is, the timing of a take.
 */
@customElement("efir-program-monitor")
export class ProgramMonitorElement extends LitElement {
  static override styles = [common, controls, desk, monitorStyles];
  @property({ attribute: false }) program: Program = emptyProgram;
  readonly #isRehearsal = new SessionController(this, ({ isRehearsal }) => isRehearsal);

  override render() {
    return html`<figure class="program" aria-labelledby="caption">
      <figcaption><span class="what" id="caption"><b>${this.#isRehearsal.part ? show("rehearsalName") : t("program")}</b><span>${this.#summary()}</span></span></figcaption>
      <div class="picture"><slot name="picture"></slot></div>
      <slot name="tools"></slot>
    </figure>`;
  }

  #summary() {
    const full = layers.filter((layer) => this.program[layer] !== null);
    return full.length === 0 ? nothing : full.map((layer) => t(`layer.${layer}`)).join(", ");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-program-monitor": ProgramMonitorElement;
  }
}
