import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ToldPerson } from "../../../shared/access.ts";
import { t as people } from "../../control/people/strings.ts";
import { desk } from "../../control/styles.ts";
import { formatDayAndTime } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";

/**
 * One person: what they may, where, and when they were here last.
 * @fires efir-change-person - Their rights are to be changed.
 */
@customElement("efir-person-row")
export class PersonRowElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3) var(--space-5);
        padding: var(--space-3) min(var(--space-4), 4vw);
        border-bottom: max(2px, var(--border)) solid var(--color-bg);
        background: var(--color-surface);
      }
      .who {
        flex: 1 1 14rem;
        min-width: 0;
      }
      h2 {
        overflow-wrap: anywhere;
        font-size: var(--text-md);
        font-weight: var(--weight-strong);
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-3);
        font-size: var(--text-sm);
        color: var(--color-text-2);
      }
      .facts b {
        font-weight: var(--weight-strong);
        color: var(--color-text);
      }
      .st--out {
        border-color: currentColor;
        color: var(--color-danger);
      }
      .btn {
        min-height: var(--target-min);
      }
    `,
  ];
  @property({ attribute: false }) person?: ToldPerson;
  /** What a meeting is called, by its slug. */
  @property({ attribute: false }) titles: ReadonlyMap<string, string> = new Map();
  @property({ type: Boolean }) me = false;
  /** They may be changed by who looks. */
  @property({ type: Boolean }) changeable = false;

  override render() {
    const { person } = this;
    if (person === undefined) return nothing;
    const { name, login, role, meetings, disabledAt, seenAt } = person;
    const where = meetings === null ? people("all") : meetings.map((slug) => this.titles.get(slug) ?? slug).join(", ");
    return html`<div class="who">
        <h2>${name}</h2>
        <p class="facts"><b>${people(`role.${role}`)}</b><span>${where === "" ? t("chosenNone") : where}</span></p>
        <p class="facts">
          <span>${t("login", { login })}</span>
          <span class="num">${seenAt === null ? t("seenNever") : t("seen", { when: formatDayAndTime(seenAt) })}</span>
          ${disabledAt === null ? nothing : html`<span class="st st--out">${t("disabled")}</span>`}
          ${this.me ? html`<span class="st">${t("you")}</span>` : nothing}
        </p>
      </div>
      ${
        this.changeable
          ? html`<button class="btn" type="button" aria-haspopup="dialog" aria-label=${t("changeOf", { name })} @click=${() => this.dispatchEvent(new Event("efir-change-person"))}>${t("change")}</button>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-person-row": PersonRowElement;
  }
}
