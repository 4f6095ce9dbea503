import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { labelOf } from "../../../shared/cards/index.ts";
import { SessionController } from "../../session/session-controller.ts";
import type { SessionState } from "../../session/session-state.ts";
import { common, controls } from "../../ui/styles.ts";
import { roomNow } from "../room-now.ts";
import { clockAhead, dueTime } from "./clock-ahead.ts";
import { ClockDesk } from "./clock-desk.ts";
import { t } from "./strings.ts";

/** Gives the meeting to the clock, where the plan has anything for it (SH16). */
@customElement("efir-clock-switch")
export class ClockSwitchElement extends LitElement {
  static override styles = [
    common,
    controls,
    css`
      :host {
        display: block;
        margin-top: var(--space-2);
      }
      .btn {
        width: 100%;
      }
      .hint,
      .why {
        margin-top: var(--space-1);
        font-size: var(--text-sm);
        color: var(--color-text-2);
        overflow-wrap: anywhere;
      }
      .why {
        color: var(--color-danger);
      }
    `,
  ];
  @property({ type: Boolean }) locked = false;
  readonly #session = new SessionController<SessionState>(this, (state) => state);
  readonly #desk = new ClockDesk(this, () => this.#session.session);

  override render() {
    const state = this.#session.part;
    const { phase } = state.record;
    const now = roomNow(state);
    const { isOn, hasPlan, next } = clockAhead(state, now);
    // In a rehearsal the plan begins with the press, so what comes first is what begins.
    if (isOn || !hasPlan || (phase !== "planned" && phase !== "open")) return nothing;
    return html`<button class="btn" type="button" ?disabled=${this.locked} @click=${() => void this.#desk.turn(true)}>${t("clockOn")}</button>
      <p class="hint">${
        next === null || state.isRehearsal
          ? nothing
          : t("clockOnHint", { time: dueTime(next, now), title: labelOf(next.cue.card) })
      }</p>
      <div role="status">${this.#desk.refusal === "" ? nothing : html`<p class="why">${this.#desk.refusal}</p>`}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clock-switch": ClockSwitchElement;
  }
}
