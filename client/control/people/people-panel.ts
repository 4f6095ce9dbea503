import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { ToldInvitation, ToldPerson } from "../../../shared/access.ts";
import { labelOf } from "../../../shared/cards/index.ts";
import type { RoomPerson } from "../../../shared/protocol.ts";
import { mayIn, type Role } from "../../../shared/roles.ts";
import { SessionController } from "../../session/session-controller.ts";
import { common, controls } from "../../ui/styles.ts";
import { type ApiProblem, call } from "../api.ts";
import { refusalWords } from "../refusal-words.ts";
import { desk } from "../styles.ts";
import { WhoIAm } from "../who-i-am.ts";
import type { TakeBackEvent } from "./events.ts";
import "./invitation-list.ts";
import "./invite-form.ts";
import { peopleStyles } from "./people-styles.ts";
import { problemWords } from "./problem-words.ts";
import { t } from "./strings.ts";
import "./token-list.ts";

/** As `GET /api/meetings/:slug/people` answers. */
interface ToldOfMeeting {
  readonly people: readonly ToldPerson[];
  readonly invitations: readonly ToldInvitation[];
  readonly mayInviteAs: readonly Role[];
}

/** Who is in this meeting's room and who may come, its invitations and tokens, and whether it takes two to go to air. */
@customElement("efir-people-panel")
export class PeoplePanelElement extends LitElement {
  static override styles = [common, controls, desk, peopleStyles];
  @property() slug = "";
  @state() private told: ToldOfMeeting | null = null;
  @state() private problem: ApiProblem | null = null;
  @state() private said = "";
  readonly #who = new WhoIAm(this);
  readonly #room = new SessionController(this, ({ room }) => room);
  readonly #plan = new SessionController(this, ({ plan }) => plan);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("slug") && this.slug !== "") void this.#load();
  }

  override render() {
    const { actor } = this.#who;
    const isOfToken = mayIn(actor, "make-key", this.slug);
    return html`${this.#here()}${this.#second()}${this.#mine()}
      ${isOfToken ? html`<section aria-labelledby="tokens"><h3 id="tokens">${t("tokens")}</h3><efir-token-list .slug=${this.slug}></efir-token-list></section>` : nothing}
      <p class="hint" role="status">${this.said}</p>`;
  }

  #here() {
    const people = this.#room.part;
    return html`<section aria-labelledby="here">
      <h3 id="here">${t("here")}</h3>
      ${people.length === 0 ? html`<p class="hint">${t("hereNobody")}</p>` : html`<ul class="people">${repeat(people, ({ id }) => id, this.#present)}</ul>`}
    </section>`;
  }

  readonly #present = ({ id, name, role, editing }: RoomPerson) => {
    const cue = this.#plan.part?.cues.find((one) => one.id === editing);
    const edits = cue === undefined ? t("editsGone") : t("edits", { title: labelOf(cue.card) });
    return html`<li>
      <div>
        <b>${name}</b>
        <p>${t(`role.${role}`)}${id === this.#who.actor?.id ? html`, ${t("you")}` : nothing}${editing === null ? nothing : html`, ${edits}`}</p>
      </div>
    </li>`;
  };

  #second() {
    const plan = this.#plan.part;
    if (plan === null) return nothing;
    const maySet = mayIn(this.#who.actor, "set-rules", this.slug);
    return html`<section aria-labelledby="second">
      <h3 id="second">${t("second")}</h3>
      <label class="pick"
        ><input type="checkbox" .checked=${plan.rules.needsSecondPerson} ?disabled=${!maySet} @change=${this.#setSecond} /><span>${t("secondHint")}</span></label
      >
      ${maySet ? nothing : html`<p class="hint">${t("secondLocked")}</p>`}
    </section>`;
  }

  #mine() {
    if (this.problem !== null && this.told === null) {
      // An editor is not told who may come in: there is nothing to load for them.
      if (this.problem.code === "NOT_ALLOWED") return nothing;
      return html`<p class="mistake" role="alert">${t("failed", { why: problemWords(this.problem) })}</p>
        <button class="btn" type="button" @click=${this.#load}>${t("again")}</button>`;
    }
    if (this.told === null) return html`<p class="hint">${t("loading")}</p>`;
    const { people, invitations, mayInviteAs } = this.told;
    return html`<section aria-labelledby="invite">
        <h3 id="invite">${t("invite")}</h3>
        ${mayInviteAs.length === 0 ? nothing : html`<efir-invite-form .slug=${this.slug} .roles=${mayInviteAs} @efir-invited=${this.#load}></efir-invite-form>`}
      </section>
      <section aria-labelledby="open">
        <h3 id="open">${t("invitations")}</h3>
        <efir-invitation-list .invitations=${invitations} .roles=${mayInviteAs} @efir-take-back=${this.#takeBack}></efir-invitation-list>
      </section>
      <section aria-labelledby="let-in">
        <h3 id="let-in">${t("letIn")}</h3>
        <ul class="people">${repeat(people, ({ id }) => id, this.#letIn)}</ul>
      </section>`;
  }

  readonly #letIn = ({ name, role, meetings }: ToldPerson) =>
    html`<li><div><b>${name}</b><p>${t(`role.${role}`)}${meetings === null ? nothing : html`, ${t("onlyThis")}`}</p></div></li>`;

  readonly #setSecond = async ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const needsSecondPerson = target.checked;
    const answer = await this.#plan.session?.command("rundown", { type: "set-rules", needsSecondPerson });
    if (answer?.ok) this.said = t(needsSecondPerson ? "secondOn" : "secondOff");
    else {
      this.said = (answer && refusalWords(answer)) ?? t("problem.OFFLINE");
      // What it shows is what the plan says.
      target.checked = !needsSecondPerson;
    }
  };

  readonly #takeBack = async ({ invitation: { id, name } }: TakeBackEvent) => {
    const path = `/api/meetings/${encodeURIComponent(this.slug)}/invitations/${encodeURIComponent(id)}`;
    const answer = await call<null>("DELETE", path);
    this.said = answer.ok ? t("takenBack", { name }) : problemWords(answer.problem);
    await this.#load();
  };

  readonly #load = async () => {
    const answer = await call<ToldOfMeeting>("GET", `/api/meetings/${encodeURIComponent(this.slug)}/people`);
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.told = answer.value;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-people-panel": PeoplePanelElement;
  }
}
