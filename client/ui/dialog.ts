import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { icon } from "./icons.ts";
import { t } from "./strings.ts";
import { common, controls } from "./styles.ts";

/**
 * A modal window on the browser's own `<dialog>`: it holds the focus and gives it back, Esc closes it.
 *
 * @fires efir-leave - Somebody wants to close it; prevented, it stays open.
 * @fires close - It was closed, by whatever means.
 * @slot - What it shows.
 */
@customElement("efir-dialog")
export class DialogElement extends LitElement {
  static override styles = [
    common,
    controls,
    css`
      dialog {
        width: min(var(--efir-dialog-width, 40rem), calc(100vw - 2 * var(--space-4)));
        max-height: calc(100dvh - 2 * var(--space-4));
        padding: 0;
        border: var(--border) solid var(--color-line-strong);
        border-radius: var(--radius-3);
        background: var(--color-surface);
        color: var(--color-text);
        box-shadow: var(--shadow-2);
        overflow: auto;
      }
      dialog::backdrop {
        background: rgb(6 15 18 / 0.72);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-4);
        position: sticky;
        top: 0;
        z-index: 1;
        padding: var(--space-2) var(--space-2) var(--space-2) var(--space-5);
        background: var(--color-surface);
        border-bottom: var(--border) solid var(--color-line);
      }
      /* At 200 % on a telephone the button goes under the name, not out of the window. */
      h2 {
        flex: 1 1 8rem;
        min-width: 0;
        overflow-wrap: anywhere;
        font: var(--weight-strong) var(--text-lg) / var(--leading-snug) var(--font-read);
      }
      .body {
        padding: var(--efir-dialog-padding, var(--space-4) var(--space-5) var(--space-5));
      }
    `,
  ];

  /** The window's name and first line. */
  @property() heading = "";
  @property({ type: Boolean }) open = false;
  @query("dialog") private readonly dialog!: HTMLDialogElement | null;

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${this.#closed} @cancel=${this.#cancel} @click=${this.#click}>
      <div class="head">
        <h2 id="heading">${this.heading}</h2>
        <button class="btn btn--quiet" type="button" @click=${this.#close}>${icon("close")}${t("close")}</button>
      </div>
      <div class="body">${this.open ? html`<slot></slot>` : nothing}</div>
    </dialog>`;
  }

  override updated(): void {
    if (this.dialog === null || this.dialog.open === this.open) return;
    if (this.open) this.dialog.showModal();
    else this.dialog.close();
  }

  readonly #close = () => {
    if (this.#mayLeave()) this.dialog?.close();
  };

  // A second Esc in a row the browser carries out whatever we say.
  readonly #cancel = (event: Event) => {
    if (event.target === this.dialog && !this.#mayLeave()) event.preventDefault();
  };

  #mayLeave(): boolean {
    return this.dispatchEvent(new Event("efir-leave", { cancelable: true }));
  }

  // The backdrop belongs to the dialog's box: a press on the dialog itself, not on what stands in it.
  readonly #click = (event: MouseEvent) => {
    if (this.dialog === null || event.target !== this.dialog) return;
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
    const isInside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    if (!isInside) this.#close();
  };

  readonly #closed = () => {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-dialog": DialogElement;
  }
}
