import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { common } from "../../ui/styles.ts";
import { shortcut } from "../key-cap.ts";
import { AsSeenEvent } from "./events.ts";
import { t } from "./strings.ts";

/**
 * The moment that a card belongs to: the hall's, or the frame on the moderator's own monitor.
 * @fires efir-as-seen - It was chosen (AsSeenEvent).
 */
@customElement("efir-timing-choice")
export class TimingChoiceElement extends LitElement {
  static override styles = [
    common,
    css`
      label {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--target-row, var(--target-dense));
        font-size: var(--text-sm);
      }
      select {
        min-height: max(1.75rem, var(--target-row, 0px));
        padding: 0 var(--space-2);
        border: var(--border) solid var(--color-line-strong);
        border-radius: var(--radius-2);
        background: var(--color-bg);
        color: var(--color-text);
        font: inherit;
      }
    `,
  ];
  @property({ type: Boolean }) on = false;
  /** The room's keys are on. */
  @property({ type: Boolean }) keys = false;

  override render() {
    return html`<label
      >${t("timing")}
      <select aria-keyshortcuts=${shortcut(this.keys, "asSeen")} @change=${this.#choose}>
        <option value="hall" ?selected=${!this.on}>${t("byHall")}</option>
        <option value="seen" ?selected=${this.on}>${t("asSeen")}</option>
      </select></label
    >`;
  }

  readonly #choose = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) this.dispatchEvent(new AsSeenEvent(target.value === "seen"));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-timing-choice": TimingChoiceElement;
  }
}
