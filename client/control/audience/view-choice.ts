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
import { lagOf, nextView, type Sees, type View, views } from "./views.ts";

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
        container: choice / inline-size;
        border-top: var(--border) solid var(--color-line);
        font-size: var(--text-sm);
        line-height: 1.3;
      }
      .views {
        display: flex;
        position: relative;
      }
      label {
        display: flex;
        flex: 1 1 auto;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: 0 var(--space-2);
        min-height: var(--target-dense);
        padding: 0 var(--space-2);
        text-align: center;
        cursor: pointer;
      }
      label + label {
        border-left: var(--border) solid var(--color-line);
      }
      label:has(:checked) {
        background: var(--color-brand-soft);
        font-weight: var(--weight-strong);
      }
      /* Pressed, and so told by more than its colour. */
      label:has(:checked) {
        box-shadow: inset 0 -3px var(--color-brand);
      }
      label:has(:focus-visible) {
        outline: var(--focus-width) solid var(--focus-outer);
        outline-offset: calc(-1 * var(--focus-width));
      }
      .short {
        display: none;
      }
      @container choice (max-width: 25rem) {
        .long {
          display: none;
        }
        .short {
          display: inline;
        }
        kbd {
          display: none;
        }
      }
      @container choice (max-width: 16rem) {
        label {
          padding: 0 var(--space-1);
          font-size: var(--text-xs);
        }
        .lag {
          display: none;
        }
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
    const lagWords = lag === null ? "" : t("lag", { lag: formatSeconds(lag) });
    return html`<label
      ><input
        class="vh"
        type="radio"
        aria-label=${lagWords === "" ? name : `${name}, ${lagWords}`}
        name="view"
        aria-keyshortcuts=${shortcut(this.keys, "view")}
        .value=${view}
        .checked=${this.view === view}
        @change=${() => this.dispatchEvent(new ViewEvent(view))}
      /><span class="long" aria-hidden="true">${name}</span><span class="short" aria-hidden="true">${t(`short.${view}`)}</span
      ><span class="lag num" aria-hidden="true">${lagWords}</span>${
        view === nextView(this.view) && this.keys ? cap(bindings.view.caps) : nothing
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
