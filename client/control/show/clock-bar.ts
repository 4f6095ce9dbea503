import { css, html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { SecondClock } from "../../session/second-clock.ts";
import { SessionController } from "../../session/session-controller.ts";
import type { SessionState } from "../../session/session-state.ts";
import { common, controls } from "../../ui/styles.ts";
import { clockAhead, nextWords } from "./clock-ahead.ts";
import { ClockDesk } from "./clock-desk.ts";
import { t } from "./strings.ts";

/** While the clock runs the meeting: what it takes next and when, and the way back to the hand (SH16). */
@customElement("efir-clock-bar")
export class ClockBarElement extends LitElement {
  static override styles = [
    common,
    controls,
    css`
      :host {
        display: block;
      }
      section.on {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-5);
        padding: var(--space-2) var(--space-4);
        background: var(--color-brand-soft);
        border-bottom: var(--border) solid var(--color-line-strong);
      }
      .said {
        flex: 1 1 min(22rem, 100%);
      }
      .what,
      .next {
        font-weight: var(--weight-strong);
      }
      .next {
        font-variant-numeric: tabular-nums;
      }
      .hint {
        color: var(--color-text-2);
        font-size: var(--text-sm);
      }
      .btn {
        max-width: 100%;
        white-space: normal;
      }
      .why {
        flex-basis: 100%;
        color: var(--color-danger);
      }
    `,
  ];
  readonly #session = new SessionController<SessionState>(this, (state) => state);
  readonly #clock = new SecondClock(this, () => this.#session.part.serverOffset);
  readonly #desk = new ClockDesk(this, () => this.#session.session);

  override render() {
    const { now } = this.#clock;
    const state = this.#session.part;
    const ahead = clockAhead(state, now);
    const { phase } = state.record;
    const isOn = ahead.isOn && (phase === "open" || phase === "planned");
    // Only the mode is told to screen readers: the countdown changes every second.
    return html`<section class=${isOn ? "on" : ""} aria-label=${t("byClock")}>
      <div class=${isOn ? "said" : ""}>
        <p role="status" class="what">${isOn ? t(phase === "open" ? "clockRuns" : "clockReady") : nothing}</p>
        ${isOn ? html`<p class="hint">${t("clockHint")}</p>` : nothing}
      </div>
      ${
        isOn
          ? html`<p class="next">${nextWords(ahead, now)}</p>
            <button class="btn btn--s" type="button" ?disabled=${state.connection.phase !== "live"} @click=${() => void this.#desk.turn(false)}>${t("clockOff")}</button>`
          : nothing
      }
      ${isOn && this.#desk.refusal !== "" ? html`<p class="why" role="alert">${this.#desk.refusal}</p>` : nothing}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clock-bar": ClockBarElement;
  }
}
