import { css, html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { SessionController } from "../../session/session-controller.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { RehearsalDesk } from "./rehearsal-desk.ts";
import "./rehearsal-picture.ts";
import { t } from "./strings.ts";

/** Over the whole width while a room rehearses: that nobody sees it, against which picture, and the end of it (SH8). */
@customElement("efir-rehearsal-bar")
export class RehearsalBarElement extends LitElement {
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
        min-height: 3rem;
        padding: var(--space-2) var(--space-4);
        background: var(--color-rehearsal);
        color: var(--color-on-rehearsal);
        border-bottom: var(--border-strong) solid var(--color-on-rehearsal);
      }
      p {
        display: flex;
        flex: 1 1 min(16rem, 100%);
        align-items: center;
        gap: var(--space-2);
        font-weight: var(--weight-medium);
      }
      .ico {
        flex: none;
      }
      strong {
        font-weight: var(--weight-strong);
      }
      .why {
        flex-basis: 100%;
      }
      .btn {
        max-width: 100%;
        white-space: normal;
        border-color: currentcolor;
        background: var(--color-rehearsal);
        color: inherit;
      }
    `,
  ];
  readonly #session = new SessionController(this, ({ isRehearsal }) => isRehearsal);
  readonly #desk = new RehearsalDesk(this);

  override render() {
    const isOn = this.#session.part;
    // The line is there before it says anything: screen readers are told of what changes in it.
    return html`<section class=${isOn ? "on" : ""} aria-label=${t("rehearsalName")}>
      <p role="status">${isOn ? html`${icon("eye")}<span><strong>${t("rehearsalName")}.</strong> ${t("rehearsalSays")}</span>` : nothing}</p>
      ${isOn ? this.#acts() : nothing}
    </section>`;
  }

  #acts() {
    const slug = this.#session.session?.slug ?? "";
    return html`<efir-rehearsal-picture .slug=${slug}></efir-rehearsal-picture>
      <button class="btn btn--s" type="button" ?disabled=${this.#desk.isBusy} @click=${() => void this.#desk.end(slug)}>${t("endRehearsal")}</button>
      ${this.#desk.refusal === "" ? nothing : html`<p class="why" role="alert">${this.#desk.refusal}</p>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-rehearsal-bar": RehearsalBarElement;
  }
}
