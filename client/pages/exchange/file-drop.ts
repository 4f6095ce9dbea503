import { css, html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { dropStyles } from "../../control/drop-styles.ts";
import { FileChoice } from "../../control/file-choice.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";

/** A person has chosen a file, or dropped one. */
export class FileEvent extends Event {
  readonly file: File;
  constructor(file: File) {
    super("efir-file", { bubbles: true, composed: true });
    this.file = file;
  }
}

/**
 * A place to choose one file, or to drop it on.
 * @fires efir-file - FileEvent
 */
@customElement("efir-file-drop")
export class FileDropElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    dropStyles,
    css`
      .btn {
        white-space: normal;
      }
    `,
  ];
  /** What the file is. */
  @property() label = "";
  /** Endings, as `<input accept>` takes them. */
  @property() accept = "";
  /** One was chosen before. */
  @property({ type: Boolean }) again = false;
  @query("input") private readonly input!: HTMLInputElement | null;
  readonly #choice = new FileChoice(this, (file) => this.dispatchEvent(new FileEvent(file)));

  override focus(): void {
    this.renderRoot.querySelector("button")?.focus();
  }

  override render() {
    const { place, over, leave, drop, chosen } = this.#choice;
    return html`<div class=${place} @dragover=${over} @dragleave=${leave} @drop=${drop}>
      <button class=${this.again ? "btn" : "btn btn--primary"} type="button" @click=${() => this.input?.click()}>${this.again ? t("chooseAnother") : t("chooseFile")}</button>
      <span class="hint">${t("drop")}</span>
      <input type="file" hidden aria-label=${this.label} accept=${this.accept} @change=${chosen} />
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-file-drop": FileDropElement;
  }
  interface HTMLElementEventMap {
    "efir-file": FileEvent;
  }
}
