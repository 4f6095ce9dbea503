import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { AudienceSummary } from "../../../shared/protocol.ts";
import { formatSeconds } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import { cap, shortcut } from "../key-cap.ts";
import { bindings } from "../keys.ts";
import { desk } from "../styles.ts";
import { ViewEvent } from "./events.ts";
import { t } from "./strings.ts";
import { lagOf, type Sees, type View, views } from "./views.ts";

/**
 * Whose page the monitor shows, with how far each lags, and why it shows another one.
 * @fires efir-view - Another one was chosen (ViewEvent).
 */
@customElement("efir-view-choice")
export class ViewChoiceElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
        border-top: var(--border) solid var(--color-line);
        font-size: var(--text-sm);
        line-height: 1.3;
      }
      .views {
        display: flex;
        flex-wrap: wrap;
      }
      label {
        display: flex;
        flex: 1 1 auto;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--target-dense);
        padding: 0 var(--space-3);
        cursor: pointer;
      }
      label + label {
        border-left: var(--border) solid var(--color-line);
      }
      label:has(:checked) {
        background: var(--color-brand-soft);
        font-weight: var(--weight-strong);
      }
      input {
        flex: none;
        width: 1rem;
        height: 1rem;
      }
      .why {
        padding: var(--space-1) var(--space-3);
        color: var(--color-warn);
      }
      .why:empty {
        display: none;
      }
    `,
  ];
  @property() view: View = "hall";
  @property({ attribute: false }) sees: Sees = { by: "hall", why: "chosen" };
  @property({ attribute: false }) audience: AudienceSummary | null = null;
  /** The room's keys are on. */
  @property({ type: Boolean }) keys = false;

  override render() {
    return html`<div class="views" role="radiogroup" aria-label=${t("whose")}>
        ${views.map((view) => this.#choice(view))}
      </div>
      <p class="why" role="status">${this.#why()}</p>`;
  }

  #choice(view: View) {
    const lag = view === "hall" ? null : lagOf(view, this.audience);
    const name = t(`view.${view}`);
    return html`<label title=${this.keys ? bindings.view.caps : ""}
      ><input
        type="radio"
        name="view"
        aria-keyshortcuts=${shortcut(this.keys, "view")}
        .value=${view}
        .checked=${this.view === view}
        @change=${() => this.dispatchEvent(new ViewEvent(view))}
      /><span class="num">${lag === null ? name : t("lagOf", { view: name, lag: formatSeconds(lag) })}</span>${
        view === this.view && this.keys ? cap(bindings.view.caps) : nothing
      }</label
    >`;
  }

  #why() {
    if (this.sees.by !== "hall" || this.sees.why === "chosen") return nothing;
    return t(this.sees.why);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-view-choice": ViewChoiceElement;
  }
}
