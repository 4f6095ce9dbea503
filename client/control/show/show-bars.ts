import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { SessionController } from "../../session/session-controller.ts";
import { CardInAddress } from "./card-in-address.ts";
import "./clock-bar.ts";
import "./rehearsal-bar.ts";

/** Under the room's status bar: how the meeting is run besides the hand. One row of the room, so that it costs none while empty. */
@customElement("efir-show-bars")
export class ShowBarsElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-width: 0;
    }
  `;

  /** A report elsewhere leads here, to a card of the rundown. */
  readonly #plan = new SessionController(this, ({ plan }) => plan);

  constructor() {
    super();
    this.addController(new CardInAddress(this, () => this.#plan.part));
  }

  override render() {
    return html`<efir-rehearsal-bar></efir-rehearsal-bar><efir-clock-bar></efir-clock-bar>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-show-bars": ShowBarsElement;
  }
}
