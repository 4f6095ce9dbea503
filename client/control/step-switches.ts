import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { common } from "../ui/styles.ts";
import { t } from "./strings.ts";

/**
 * How the room steps through decks and ceremonies.
 * @fires efir-step - The switch «Готовить следующий» was turned; `detail` says on.
 * @fires efir-clicker - The switch «Кликер ведёт слайды» was turned; `detail` says on.
 */
@customElement("efir-step-switches")
export class StepSwitchesElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-5);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--target-row, var(--target-dense));
        font-size: var(--text-sm);
      }
      input {
        width: 1.15rem;
        height: 1.15rem;
        accent-color: var(--color-brand);
      }
    `,
  ];
  /** After a slide the next of its deck is prepared by itself. */
  @property({ type: Boolean }) stepping = false;
  /** PgDn and PgUp go on air. */
  @property({ type: Boolean }) clicker = false;

  override render() {
    return html`<label><input type="checkbox" .checked=${this.stepping} @change=${this.#turn("efir-step")} />${t("stepOn")}</label>
      <label><input type="checkbox" .checked=${this.clicker} @change=${this.#turn("efir-clicker")} />${t("clickerOn")}</label>`;
  }

  readonly #turn =
    (type: string) =>
    ({ target }: Event) => {
      if (target instanceof HTMLInputElement)
        this.dispatchEvent(new CustomEvent<boolean>(type, { detail: target.checked }));
    };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-step-switches": StepSwitchesElement;
  }
}
