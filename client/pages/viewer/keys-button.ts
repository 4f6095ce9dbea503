import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import "../../ui/dialog.ts";
import { t } from "./strings.ts";

/** «Горячие клавиши» where people look for them: in the footer. Light DOM. */
@customElement("efir-keys-button")
export class KeysButtonElement extends LitElement {
  @state() private open = false;

  override render() {
    return html`<button class="btn btn--stage" type="button" aria-haspopup="dialog" @click=${this.#show}>${t("keys")}</button>
      <efir-dialog heading=${t("keys")} ?open=${this.open} @close=${this.#hide}>
        ${this.open ? html`<efir-key-list></efir-key-list><p class="hint foot__keys">${t("keysWhere")}</p>` : nothing}
      </efir-dialog>`;
  }

  readonly #show = () => {
    this.open = true;
    // Upgraded where it stands; it never came: the window holds where the keys work, and no list.
    import("../../player/panel/key-list.ts").catch(() => {});
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
    "efir-keys-button": KeysButtonElement;
  }
}
