import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ToldPerson } from "../../../shared/access.ts";
import { mayGive, type Role, roles } from "../../../shared/roles.ts";
import type { InviteTo } from "../../control/people/invite-form.ts";
import { peopleStyles } from "../../control/people/people-styles.ts";
import { t as people } from "../../control/people/strings.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { PersonWishEvent } from "./events.ts";
import { t } from "./strings.ts";

/**
 * A person's role and meetings, and their end.
 * @fires efir-person-wish - What is wished (PersonWishEvent).
 * @fires close - Nothing is.
 */
@customElement("efir-person-form")
export class PersonFormElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    peopleStyles,
    css`
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        align-items: center;
      }
      .choices p {
        flex: 1 1 100%;
      }
      .meetings {
        max-height: 16rem;
        padding-left: var(--space-5);
        overflow: auto;
      }
    `,
  ];
  @property({ attribute: false }) person?: ToldPerson;
  @property({ attribute: false }) meetings: readonly InviteTo[] = [];
  /** The role of who looks. */
  @property() by: Role = "viewer";
  /** Why the last wish was refused, in words. */
  @property() refusal = "";
  @state() private isLimited = false;
  @state() private isAsking = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("person")) return;
    this.isLimited = this.person?.meetings != null;
    this.isAsking = false;
  }

  override render() {
    const { person } = this;
    if (person === undefined) return nothing;
    return html`<form @submit=${this.#save}>
        <fieldset>
          <legend>${t("role")}</legend>
          ${roles.filter((role) => mayGive(this.by, role)).map((role) => this.#role(role, role === person.role))}
        </fieldset>
        <fieldset>
          <legend>${t("where")}</legend>
          ${this.#reach(false, t("everywhere"))} ${this.#reach(true, t("chosen"))}
          ${this.isLimited ? html`<div class="meetings">${this.meetings.map((meeting) => this.#meeting(meeting, person))}</div>` : nothing}
        </fieldset>
        <p class="mistake" role="alert">${this.refusal}</p>
        <p class="choices">
          <button class="btn btn--primary" type="submit">${t("save")}</button>
          <button class="btn" type="button" @click=${() => this.dispatchEvent(new Event("close"))}>${t("cancel")}</button>
        </p>
      </form>
      <section>${this.isAsking ? this.#ask(person) : this.#ends(person)}</section>`;
  }

  #role(role: Role, isTheirs: boolean) {
    return html`<label class="pick"
      ><input type="radio" name="role" value=${role} ?checked=${isTheirs} /><span><b>${people(`role.${role}`)}</b> <span>${people(`can.${role}`)}</span></span></label
    >`;
  }

  #reach(isLimited: boolean, words: string) {
    const choose = () => {
      this.isLimited = isLimited;
    };
    return html`<label class="pick"
      ><input type="radio" name="reach" .checked=${this.isLimited === isLimited} @change=${choose} /><span>${words}</span></label
    >`;
  }

  #meeting({ slug, title }: InviteTo, { meetings }: ToldPerson) {
    return html`<label class="pick"
      ><input type="checkbox" name="meeting" value=${slug} ?checked=${meetings?.includes(slug) ?? false} /><span>${title}</span></label
    >`;
  }

  #ends({ disabledAt }: ToldPerson) {
    const isDisabled = disabledAt !== null;
    return html`<div class="choices">
      <button class="btn" type="button" aria-describedby="disable-hint" @click=${() => this.#wish(new PersonWishEvent({ type: "disable", isDisabled: !isDisabled }))}>${t(isDisabled ? "enable" : "disable")}</button>
      <button class="btn btn--danger" type="button" @click=${this.#askRemoval}>${t("remove")}</button>
      ${isDisabled ? nothing : html`<p class="hint" id="disable-hint">${t("disableHint")}</p>`}
    </div>`;
  }

  #ask({ name }: ToldPerson) {
    return html`<div class="choices">
      <p><b>${t("removeSure", { name })}</b></p>
      <button class="btn btn--danger" type="button" @click=${() => this.#wish(new PersonWishEvent({ type: "remove" }))}>${t("removeYes")}</button>
      <button class="btn" type="button" data-spare @click=${this.#spare}>${t("cancel")}</button>
    </div>`;
  }

  readonly #askRemoval = async () => {
    this.isAsking = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("[data-spare]")?.focus();
  };

  readonly #spare = () => {
    this.isAsking = false;
  };

  readonly #save = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const written = new FormData(event.target);
    const meetings = this.isLimited ? written.getAll("meeting").map(String) : null;
    this.#wish(new PersonWishEvent({ type: "change", role: String(written.get("role")), meetings }));
  };

  #wish(event: PersonWishEvent): void {
    this.dispatchEvent(event);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-person-form": PersonFormElement;
  }
}
