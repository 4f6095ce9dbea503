import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { MadeInvitation } from "../../../shared/access.ts";
import type { Role } from "../../../shared/roles.ts";
import { formatDate } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import { call } from "../api.ts";
import { desk } from "../styles.ts";
import { peopleStyles } from "./people-styles.ts";
import { problemWords } from "./problem-words.ts";
import "./secret.ts";
import { t } from "./strings.ts";

export interface InviteTo {
  readonly slug: string;
  readonly title: string;
}

/**
 * Makes a link that lets one person in (AC10, AC11).
 * @fires efir-invited - A link was made.
 */
@customElement("efir-invite-form")
export class InviteFormElement extends LitElement {
  static override styles = [common, controls, desk, peopleStyles];
  /** Roles that may be given, the least first. */
  @property({ attribute: false }) roles: readonly Role[] = [];
  /** The one meeting it is to; empty: one of `meetings`, or all of them. */
  @property() slug = "";
  @property({ attribute: false }) meetings: readonly InviteTo[] = [];
  @state() private made: MadeInvitation | null = null;
  @state() private mistake = "";
  @state() private isBusy = false;
  @query("#name") private readonly nameField!: HTMLInputElement | null;

  override render() {
    const { made } = this;
    if (made === null) return this.#form();
    return html`<efir-secret
      .label=${t("inviteLink", { name: made.name, role: t(`role.${made.role}`) })}
      .value=${linkOf(made.token)}
      .hint=${t("inviteOnce", { date: formatDate(made.expiresAt) })}
      @efir-done=${this.#again}
    ></efir-secret>`;
  }

  #form() {
    return html`<form @submit=${this.#make}>
      <label for="name">${t("inviteWhom")}</label>
      <input class="field" id="name" name="name" maxlength="100" autocomplete="off" aria-describedby="name-hint" aria-invalid=${this.mistake === "" ? "false" : "true"} />
      <p class="hint" id="name-hint">${t("inviteWhomHint")}</p>
      ${this.slug === "" ? this.#places() : nothing}
      <fieldset>
        <legend>${t("inviteRole")}</legend>
        ${this.roles.map((role, index) => this.#role(role, index === defaultOf(this.roles)))}
      </fieldset>
      <p class="mistake" role="alert">${this.mistake}</p>
      <button class="btn btn--primary" type="submit" ?disabled=${this.isBusy}>${t("inviteMake")}</button>
    </form>`;
  }

  #places() {
    return html`<label for="to">${t("inviteTo")}</label>
      <select class="field" id="to" name="to">
        ${this.meetings.map(({ slug, title }) => html`<option value=${slug}>${title}</option>`)}
        <option value="">${t("all")}</option>
      </select>`;
  }

  #role(role: Role, isChosen: boolean) {
    return html`<label class="pick"
      ><input type="radio" name="role" value=${role} ?checked=${isChosen} /><span><b>${t(`role.${role}`)}</b> <span>${t(`can.${role}`)}</span></span></label
    >`;
  }

  readonly #make = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const written = new FormData(event.target);
    const name = String(written.get("name") ?? "").trim();
    if (name === "") return this.#refuse(t("inviteNameless"));
    const slug = this.slug === "" ? String(written.get("to") ?? "") : this.slug;
    this.isBusy = true;
    const path = slug === "" ? "/api/people/invitations" : `/api/meetings/${encodeURIComponent(slug)}/invitations`;
    const answer = await call<MadeInvitation>("POST", path, { name, role: written.get("role") });
    this.isBusy = false;
    if (!answer.ok) return this.#refuse(problemWords(answer.problem));
    this.mistake = "";
    this.made = answer.value;
    this.dispatchEvent(new Event("efir-invited"));
  };

  #refuse(words: string): void {
    this.mistake = words;
    this.nameField?.focus();
  }

  readonly #again = async () => {
    this.made = null;
    await this.updateComplete;
    this.nameField?.focus();
  };
}

/** After the sign: browsers keep it to themselves, so it stands in no log on the way (AC12). */
const linkOf = (token: string): string => `${location.origin}/pult/vhod#priglashenie=${token}`;

/** Mostly those are invited who run a meeting. */
const defaultOf = (roles: readonly Role[]): number => Math.max(0, roles.indexOf("moderator"));

declare global {
  interface HTMLElementTagNameMap {
    "efir-invite-form": InviteFormElement;
  }
}
