import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import "../../../ui/dialog.ts";
import { t } from "./strings.ts";

/** «Проверить картинку и звук»: what it opens is fetched when it is pressed. Light DOM. */
@customElement("efir-check-button")
export class CheckButtonElement extends LitElement {
  @state() private open = false;

  override render() {
    return html`<button class="btn btn--line" type="button" aria-haspopup="dialog" @click=${this.#show}>${t("check")}</button>
      <efir-dialog heading=${t("check")} ?open=${this.open} @close=${this.#hide}>
        ${this.open ? html`<efir-device-check></efir-device-check>` : nothing}
      </efir-dialog>`;
  }

  readonly #show = () => {
    this.open = true;
    // Upgraded where it stands; it never came: the window stays empty, and closes.
    import("../device-check/device-check.ts").catch(this.#hide);
  };

  readonly #hide = () => {
    this.open = false;
  };

  protected override createRenderRoot() {
    return this;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-check-button": CheckButtonElement;
  }
}
