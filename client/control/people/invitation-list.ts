import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { ToldInvitation } from "../../../shared/access.ts";
import type { Role } from "../../../shared/roles.ts";
import { formatDate } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import { desk } from "../styles.ts";
import { TakeBackEvent } from "./events.ts";
import { peopleStyles } from "./people-styles.ts";
import { t } from "./strings.ts";

/**
 * Invitations that are open, each with the way to take it back (AC13).
 * @fires efir-take-back - One is not to hold any more (TakeBackEvent).
 */
@customElement("efir-invitation-list")
export class InvitationListElement extends LitElement {
  static override styles = [common, controls, desk, peopleStyles];
  @property({ attribute: false }) invitations: readonly ToldInvitation[] = [];
  /** Those of these roles can be taken back. */
  @property({ attribute: false }) roles: readonly Role[] = [];
  /** What a meeting is called, by its slug. */
  @property({ attribute: false }) titles: ReadonlyMap<string, string> = new Map();

  override render() {
    if (this.invitations.length === 0) return html`<p class="hint">${t("invitationsNone")}</p>`;
    return html`<ul class="people">${repeat(this.invitations, ({ id }) => id, this.#row)}</ul>`;
  }

  readonly #row = (invitation: ToldInvitation) => {
    const { name, role, meeting, madeBy, expiresAt } = invitation;
    const date = formatDate(expiresAt);
    const where = meeting === null ? t("all") : (this.titles.get(meeting) ?? t("onlyThis"));
    return html`<li>
      <div>
        <b>${name}</b>
        <p>${t("invitation", { role: t(`role.${role}`), where })}</p>
        <p>${madeBy === null ? t("invitationUntil", { date }) : t("invitationBy", { name: madeBy, date })}</p>
      </div>
      <button class="btn" type="button" aria-label=${t("takeBackOf", { name })} ?disabled=${!this.roles.includes(role)}
        @click=${() => this.dispatchEvent(new TakeBackEvent(invitation))}>${t("takeBack")}</button>
    </li>`;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-invitation-list": InvitationListElement;
  }
}
