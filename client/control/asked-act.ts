import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "../ui/dialog.ts";
import { common, controls } from "../ui/styles.ts";
import { desk } from "./styles.ts";

/** What a button says that asks first, and what its question says. */
export interface AskedWords {
  readonly open: string;
  readonly heading: string;
  readonly body: string;
  readonly yes: string;
  readonly no: string;
}

/** An act that is asked once more before it is done; why it was refused stands beside the question. */
@customElement("efir-asked-act")
export class AskedActElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      .btn {
        white-space: normal;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        margin-top: var(--space-4);
      }
    `,
  ];
  @property({ attribute: false }) words: AskedWords = { open: "", heading: "", body: "", yes: "", no: "" };
  /** Answers why it was refused; `null`: done. */
  @property({ attribute: false }) act: () => Promise<string | null> = async () => null;
  @state() private isAsking = false;
  @state() private isBusy = false;
  @state() private refusal = "";

  override render() {
    const { words } = this;
    return html`<button class="btn btn--quiet" type="button" aria-haspopup="dialog" @click=${this.#ask}>${words.open}</button>
      <efir-dialog .heading=${words.heading} ?open=${this.isAsking} @close=${this.#spare}>
        <p>${words.body}</p>
        ${this.refusal === "" ? nothing : html`<p class="mistake" role="alert">${this.refusal}</p>`}
        <p class="choices">
          <button class="btn btn--danger" type="button" ?disabled=${this.isBusy} @click=${this.#do}>${words.yes}</button>
          <button class="btn" type="button" autofocus @click=${this.#spare}>${words.no}</button>
        </p>
      </efir-dialog>`;
  }

  readonly #ask = () => {
    this.refusal = "";
    this.isAsking = true;
  };

  readonly #spare = () => {
    this.isAsking = false;
  };

  readonly #do = async () => {
    this.isBusy = true;
    const refusal = await this.act();
    this.isBusy = false;
    this.refusal = refusal ?? "";
    this.isAsking = refusal !== null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-asked-act": AskedActElement;
  }
}
