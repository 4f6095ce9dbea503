import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { common, controls } from "../ui/styles.ts";
import { PrepareEvent, TakeEvent } from "./events.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/**
 * The only red button. A press, or Ctrl+Enter anywhere; never Space or Enter alone.
 * @fires efir-step - The switch «Готовить следующий» was turned; `detail` says on.
 */
@customElement("efir-take-bar")
export class TakeBarElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        container-type: inline-size;
      }
      .btn--take {
        min-height: 3.25rem;
        padding: 0 var(--space-6);
        border-color: var(--tally-program);
        background: var(--tally-program);
        color: var(--tally-on-program);
        font-size: var(--text-lg);
        font-weight: var(--weight-heavy);
      }
      .step {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--target-dense);
        font-size: var(--text-sm);
      }
      .step input {
        width: 1.15rem;
        height: 1.15rem;
      }
      .btn--take:hover:enabled {
        filter: brightness(0.9);
      }
      /* Nothing to take: not faint red, which reads as on air, but an empty frame. */
      .btn--take:disabled {
        border-color: var(--color-line-strong);
        background: none;
        color: var(--color-text-2);
        opacity: 1;
      }
      /* Where there is hardly a keyboard, both buttons stand in one row. */
      @container (max-width: 30rem) {
        kbd {
          display: none;
        }
        .btn--take {
          padding: 0 var(--space-5);
        }
        .btn:not(.btn--take) {
          padding: 0 var(--space-3);
        }
      }
    `,
  ];
  /** Something is prepared. */
  @property({ type: Boolean }) prepared = false;
  /** And nothing keeps it from being taken. */
  @property({ type: Boolean }) ready = false;
  @property({ type: Boolean }) locked = false;
  /** The room's keys are on: Ctrl+Enter takes. Off, the button is pressed as any other. */
  @property({ type: Boolean }) keys = false;

  /** After a slide the next of its deck is prepared by itself. */
  @property({ type: Boolean }) stepping = false;

  override render() {
    return html`<button
        class="btn btn--take"
        type="button"
        aria-keyshortcuts=${this.keys ? "Control+Enter" : nothing}
        ?disabled=${!this.ready || this.locked}
        @click=${() => this.dispatchEvent(new TakeEvent())}
        @keydown=${this.#keepFromKeys}
      >
        ${t("take")}${this.keys ? html`<kbd>Ctrl+Enter</kbd>` : nothing}
      </button>
      <button class="btn" type="button" ?disabled=${!this.prepared} @click=${() => this.dispatchEvent(new PrepareEvent(null))}>
        ${t("unprepare")}${this.keys ? html`<kbd>Esc</kbd>` : nothing}
      </button>
      <label class="step"><input type="checkbox" .checked=${this.stepping} @change=${this.#turn} />${t("stepOn")}</label>`;
  }

  readonly #turn = ({ target }: Event) => {
    if (target instanceof HTMLInputElement)
      this.dispatchEvent(new CustomEvent<boolean>("efir-step", { detail: target.checked }));
  };

  /**
   * The focus often stays here after a press with the mouse; then Space or Enter alone, meant for a page or a clicker,
   * would take the next card unseen (accessibility-and-ux 3.7). Ctrl+Enter works with the focus here as anywhere.
   */
  readonly #keepFromKeys = (event: KeyboardEvent) => {
    if (!this.keys) return;
    if (event.code === "Space" || event.code === "Enter" || event.code === "NumpadEnter") event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-take-bar": TakeBarElement;
  }
}
