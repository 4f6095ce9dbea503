import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { StandField } from "../../../shared/exhibition.ts";
import { desk } from "../../control/styles.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import type { SaveState } from "./draft-keeper.ts";
import { fieldName } from "./field-words.ts";
import { formStyles } from "./form-styles.ts";
import { problemWords } from "./problem-words.ts";
import { t } from "./strings.ts";

/**
 * Whether what was written is on the server, with the ways back and forth.
 * @fires efir-undo - The last change is to be taken back.
 * @fires efir-redo - It is to be made again.
 * @fires efir-show-conflict - Both versions are wanted.
 */
@customElement("efir-save-state")
export class SaveStateElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    formStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        align-items: center;
      }
      p {
        flex: 1 1 5rem;
        min-width: 0;
        font-size: var(--text-sm);
        line-height: 1.35;
      }
      .trouble {
        font-weight: var(--weight-medium);
        color: var(--color-warn);
      }
    `,
  ];
  @property({ attribute: false }) state: SaveState = { phase: "saved" };
  /** Fields with rows that are begun and not done: these stay on this device. */
  @property({ attribute: false }) waiting: readonly StandField[] = [];
  @property({ type: Boolean }) undoable = false;
  @property({ type: Boolean }) redoable = false;

  override render() {
    const { state } = this;
    const isTrouble = state.phase === "offline" || state.phase === "conflict" || state.phase === "refused";
    return html`${this.#button("undo", this.undoable)}${this.#button("redo", this.redoable)}
      <p role="status" class=${isTrouble ? "trouble" : ""} data-phase=${state.phase}>${this.#words()}</p>
      ${
        state.phase === "conflict"
          ? html`<button class="btn" type="button" @click=${() => this.dispatchEvent(new Event("efir-show-conflict"))}>${t("showConflict")}</button>`
          : nothing
      }`;
  }

  #button(act: "undo" | "redo", isOn: boolean) {
    return html`<button class="btn btn--icon" type="button" aria-label=${t(act)} title=${t(act)} ?disabled=${!isOn} @click=${() => this.dispatchEvent(new Event(`efir-${act}`))}>${icon(act === "undo" ? "undo" : "forward")}</button>`;
  }

  #words(): string {
    const { state } = this;
    switch (state.phase) {
      case "saved":
        return this.waiting.length === 0
          ? t("state.saved")
          : t("state.savedBut", { fields: this.waiting.map(fieldName).join(", ") });
      case "waiting":
      case "saving":
        return t("state.saving");
      case "offline":
        return state.isKept ? t("state.offline") : t("state.offlineNotKept");
      case "conflict":
        return t("state.conflict");
      case "refused":
        return t("state.refused", { why: problemWords(state.problem) });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-save-state": SaveStateElement;
  }
}
