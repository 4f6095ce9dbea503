import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import "./readiness-panel.ts";
import { t } from "./readiness-words.ts";

/** The readiness report outside of the control room: a button, and the report in a window of its own. */
@customElement("efir-readiness-button")
export class ReadinessButtonElement extends LitElement {
  static override styles = [
    common,
    controls,
    css`
      :host {
        display: block;
      }
      efir-dialog {
        --efir-dialog-width: 46rem;
      }
    `,
  ];
  @property() slug = "";
  @state() private isOpen = false;

  override render() {
    return html`<button class="btn" type="button" aria-haspopup="dialog" @click=${this.#open}>${t("title")}</button>
      ${
        this.isOpen
          ? html`<efir-dialog .heading=${t("title")} open @close=${this.#close}><efir-readiness-panel .slug=${this.slug}></efir-readiness-panel></efir-dialog>`
          : nothing
      }`;
  }

  readonly #open = () => {
    this.isOpen = true;
  };

  readonly #close = () => {
    this.isOpen = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-readiness-button": ReadinessButtonElement;
  }
}
