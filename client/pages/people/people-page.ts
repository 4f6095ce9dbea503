import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { operatorLogin, type ToldPeople, type ToldPerson } from "../../../shared/access.ts";
import { type Actor, invitableRoles, mayGive } from "../../../shared/roles.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import { type ApiAnswer, type ApiProblem, call } from "../../control/api.ts";
import type { TakeBackEvent } from "../../control/people/events.ts";
import "../../control/people/invitation-list.ts";
import type { InviteTo } from "../../control/people/invite-form.ts";
import "../../control/people/invite-form.ts";
import { peopleStyles } from "../../control/people/people-styles.ts";
import { problemWords } from "../../control/people/problem-words.ts";
import { t as people } from "../../control/people/strings.ts";
import { desk } from "../../control/styles.ts";
import mark from "../../ui/art/mark.svg";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import { listPage } from "../control/list-page-styles.ts";
import type { PersonWish, PersonWishEvent } from "./events.ts";
import "./person-form.ts";
import "./person-row.ts";
import { t } from "./strings.ts";

interface ListedMeeting extends InviteTo {
  readonly archivedAt: ProgramTime | null;
}

/** `/pult/lyudi`: who was let in, what they may and where, and who is invited (AC7–AC13). */
@customElement("efir-people-page")
export class PeoplePageElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    peopleStyles,
    listPage,
    css`
      :host {
        gap: 0;
      }
      header {
        flex-wrap: wrap;
      }
      header .btn {
        margin-left: auto;
      }
      aside {
        display: grid;
        gap: var(--space-5);
        min-width: 0;
        padding: min(var(--space-5), 5vw);
        background: var(--color-surface);
      }
      aside h2 {
        font-size: var(--text-md);
        font-weight: var(--weight-strong);
      }
      .said:empty {
        display: none;
      }
    `,
  ];
  @state() private told: ToldPeople | null = null;
  @state() private problem: ApiProblem | null = null;
  /** Archived ones too: whoever was let in there would lose it with the next change. */
  @state() private meetings: readonly ListedMeeting[] = [];
  @state() private actor: Actor | null = null;
  /** Whose rights are being changed. */
  @state() private changed: ToldPerson | null = null;
  @state() private refusal = "";
  @state() private said = "";

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
    void this.#loadRest();
  }

  override render() {
    return html`<header>
        <img src=${mark} alt="" width="32" height="32" />
        <h1>${t("title")}</h1>
        <a class="btn" href="/pult">${t("meetings")}</a>
      </header>
      <main>
        <section aria-label=${t("title")}>
          <p role="status" class="said">${this.said}</p>
          ${this.#list()}
        </section>
        ${this.told === null ? nothing : this.#aside(this.told)}
      </main>
      ${this.#dialog()}`;
  }

  #list() {
    if (this.problem !== null) return this.#failure(this.problem);
    if (this.told === null) return html`<p class="hint">${t("loading")}</p>`;
    return html`<ul>${repeat(this.told.people, ({ id }) => id, this.#row)}</ul>`;
  }

  #failure(problem: ApiProblem) {
    return html`<p class="mistake" role="alert">${people("failed", { why: problemWords(problem) })}</p>
      ${
        problem.code === "NOT_SIGNED_IN"
          ? html`<a class="btn btn--primary" href="/pult/vhod?dalee=lyudi">${t("signIn")}</a>`
          : html`<button class="btn" type="button" @click=${this.#load}>${t("again")}</button>`
      }`;
  }

  readonly #row = (person: ToldPerson) => {
    const { actor } = this;
    const isMe = person.id === actor?.id;
    const isChangeable = actor !== null && !isMe && person.login !== operatorLogin && mayGive(actor.role, person.role);
    return html`<li><efir-person-row .person=${person} .titles=${this.#titles} ?me=${isMe} ?changeable=${isChangeable} @efir-change-person=${() => this.#open(person)}></efir-person-row></li>`;
  };

  #aside({ invitations }: ToldPeople) {
    const roles = invitableRoles(this.actor, null);
    return html`<aside aria-label=${people("invite")}>
      <section aria-labelledby="invite">
        <h2 id="invite">${people("invite")}</h2>
        <efir-invite-form .roles=${roles} .meetings=${this.meetings.filter(({ archivedAt }) => archivedAt === null)} @efir-invited=${this.#load}></efir-invite-form>
      </section>
      <section aria-labelledby="open">
        <h2 id="open">${people("invitations")}</h2>
        <efir-invitation-list .invitations=${invitations} .roles=${roles} .titles=${this.#titles} @efir-take-back=${this.#takeBack}></efir-invitation-list>
      </section>
    </aside>`;
  }

  #dialog() {
    const { changed } = this;
    return html`<efir-dialog .heading=${changed?.name ?? ""} ?open=${changed !== null} @close=${this.#close}>
      ${
        changed === null
          ? nothing
          : html`<efir-person-form .person=${changed} .meetings=${this.meetings} by=${this.actor?.role ?? "viewer"} .refusal=${this.refusal}
              @efir-person-wish=${({ wish }: PersonWishEvent) => void this.#carryOut(changed, wish)} @close=${this.#close}></efir-person-form>`
      }
    </efir-dialog>`;
  }

  get #titles(): ReadonlyMap<string, string> {
    return new Map(this.meetings.map(({ slug, title }) => [slug, title]));
  }

  #open(person: ToldPerson): void {
    this.changed = person;
    this.refusal = "";
  }

  readonly #close = () => {
    this.changed = null;
  };

  async #carryOut({ id, name }: ToldPerson, wish: PersonWish): Promise<void> {
    const answer = await ask(`/api/people/${encodeURIComponent(id)}`, wish);
    if (!answer.ok) {
      this.refusal = problemWords(answer.problem);
      return;
    }
    this.changed = null;
    this.said = t(doneWords(wish), { name });
    await this.#load();
  }

  readonly #takeBack = async ({ invitation: { id, name } }: TakeBackEvent) => {
    const answer = await call<null>("DELETE", `/api/people/invitations/${encodeURIComponent(id)}`);
    this.said = answer.ok ? people("takenBack", { name }) : problemWords(answer.problem);
    await this.#load();
  };

  readonly #load = async () => {
    const answer = await call<ToldPeople>("GET", "/api/people");
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.told = answer.value;
  };

  async #loadRest(): Promise<void> {
    const [session, meetings] = await Promise.all([
      call<{ readonly actor: Actor | null }>("GET", "/api/session"),
      call<readonly ListedMeeting[]>("GET", "/api/meetings?archived=all"),
    ]);
    if (session.ok) this.actor = session.value.actor;
    if (meetings.ok) this.meetings = meetings.value;
  }
}

function ask(path: string, wish: PersonWish): Promise<ApiAnswer<unknown>> {
  switch (wish.type) {
    case "change":
      return call("PATCH", path, { role: wish.role, meetings: wish.meetings });
    case "disable":
      return call("PATCH", path, { isDisabled: wish.isDisabled });
    case "remove":
      return call("DELETE", path);
  }
}

function doneWords(wish: PersonWish): "saved" | "disabledNow" | "enabledNow" | "removed" {
  if (wish.type === "change") return "saved";
  if (wish.type === "remove") return "removed";
  return wish.isDisabled ? "disabledNow" : "enabledNow";
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-people-page": PeoplePageElement;
  }
}
