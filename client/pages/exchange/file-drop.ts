import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { dropStyles } from "../../control/drop-styles.ts";
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
  @state() private isOver = false;
  @query("input") private readonly input!: HTMLInputElement | null;

  override focus(): void {
    this.renderRoot.querySelector("button")?.focus();
  }

  override render() {
    const leave = () => {
      this.isOver = false;
    };
    return html`<div class=${this.isOver ? "drop drop--over" : "drop"} @dragover=${this.#over} @dragleave=${leave} @drop=${this.#drop}>
      <button class=${this.again ? "btn" : "btn btn--primary"} type="button" @click=${() => this.input?.click()}>${this.again ? t("chooseAnother") : t("chooseFile")}</button>
      <span class="hint">${t("drop")}</span>
      <input type="file" hidden aria-label=${this.label} accept=${this.accept} @change=${this.#chosen} />
    </div>`;
  }

  readonly #over = (event: DragEvent) => {
    event.preventDefault();
    this.isOver = true;
  };

  readonly #drop = (event: DragEvent) => {
    event.preventDefault();
    this.isOver = false;
    this.#tell(event.dataTransfer?.files[0]);
  };

  readonly #chosen = () => {
    this.#tell(this.input?.files?.[0]);
    // The same file, mended and chosen again, is a change again.
    if (this.input !== null) this.input.value = "";
  };

  #tell(file: File | undefined): void {
    if (file !== undefined) this.dispatchEvent(new FileEvent(file));
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
