import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { loginPattern, type OpenedInvitation } from "../../../shared/access.ts";
import { slugFrom } from "../../../shared/slug-from.ts";
import { type ApiProblem, call } from "../../control/api.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { LEAST_PASSWORD, LEAST_PASSWORD_OF_OTHERS, problemWords } from "./problem-words.ts";
import { enrolStyles } from "./sign-in-styles.ts";
import { t } from "./strings.ts";

type Field = "name" | "login" | "password";
type Mistakes = Readonly<Partial<Record<Field | "all", string>>>;

/** An invitation is taken up: a name, a sign-in name and a password make the account (AC11, AC12). */
@customElement("efir-enrol-form")
export class EnrolFormElement extends LitElement {
  static override styles = [common, controls, desk, ...enrolStyles];
  /** The invitation's token. It never stands in an address that is sent. */
  @property() code = "";
  @state() private invitation: OpenedInvitation | null = null;
  /** Who is signed in here already. */
  @state() private present: string | null = null;
  @state() private mistakes: Mistakes = {};
  @state() private isBusy = false;
  @state() private isShown = false;
  @query("form") private readonly form!: HTMLFormElement | null;

  override firstUpdated(): void {
    void this.#open();
  }

  override render() {
    const { invitation, mistakes } = this;
    return html`<h1>${t("invited")}</h1>
      ${invitation === null ? nothing : this.#form(invitation)}
      <p role="alert" class="mistake">${mistakes.all ?? ""}</p>
      ${invitation === null && mistakes.all !== undefined ? html`<a class="btn" href="/pult/vhod">${t("title")}</a>` : nothing}`;
  }

  #form({ name, role, meeting }: OpenedInvitation) {
    const words = t(`role.${role}`);
    const least = leastOf(role);
    return html`<p>${meeting === null ? t("invitedToAll", { role: words }) : t("invitedTo", { role: words, title: meeting.title })}</p>
      ${this.present === null ? nothing : html`<p class="hint">${t("alreadyIn", { name: this.present })}</p>`}
      <form @submit=${this.#enrol} novalidate>
        ${this.#field("name", t("yourName"), t("yourNameHint"), html`<input class="field" id="name" name="name" autocomplete="name" maxlength="100" aria-describedby="name-hint" aria-invalid=${this.#invalid("name")} .value=${name} />`)}
        ${this.#field("login", t("login"), t("loginHint"), html`<input class="field" id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="32" aria-describedby="login-hint" aria-invalid=${this.#invalid("login")} .value=${loginFrom(name)} />`)}
        ${this.#field("password", t("password"), t("setBody", { least }), html`<input class="field" id="password" name="password" type=${this.isShown ? "text" : "password"} autocomplete="new-password" maxlength="1024" aria-describedby="password-hint" aria-invalid=${this.#invalid("password")} />`)}
        <label class="switch"><input type="checkbox" .checked=${this.isShown} @change=${this.#toggleShown} />${t("show")}</label>
        <button class="btn btn--primary" type="submit" ?disabled=${this.isBusy}>${t("enrol")}</button>
      </form>`;
  }

  #field(field: Field, label: string, hint: string, input: unknown) {
    return html`<div class="cell">
      <label for=${field}>${label}</label>
      ${input}
      <p id=${`${field}-hint`} class=${this.mistakes[field] === undefined ? "hint" : "mistake"}>${this.mistakes[field] ?? hint}</p>
    </div>`;
  }

  #invalid(field: Field): "true" | "false" {
    return this.mistakes[field] === undefined ? "false" : "true";
  }

  async #open(): Promise<void> {
    const [opened, session] = await Promise.all([
      call<OpenedInvitation>("POST", "/api/invitation", { priglashenie: this.code }),
      call<{ readonly actor: { readonly name: string } | null }>("GET", "/api/session"),
    ]);
    if (session.ok) this.present = session.value.actor?.name ?? null;
    if (opened.ok) this.invitation = opened.value;
    // A token that is cut short or mistyped is none: for the person the same as a spent one.
    else this.mistakes = { all: problemWords(opened.problem.code === "BAD_SHAPE" ? spent : opened.problem) };
  }

  readonly #enrol = async (event: SubmitEvent) => {
    event.preventDefault();
    const written = new FormData(this.form ?? undefined);
    const [name, login, password] = (["name", "login", "password"] as const).map((one) =>
      String(written.get(one) ?? ""),
    );
    const person = { name: name?.trim() ?? "", login: login?.trim().toLowerCase() ?? "", password: password ?? "" };
    const { invitation } = this;
    if (invitation === null) return;
    const mistakes = mistakesIn(person, leastOf(invitation.role));
    if (mistakes !== null) return this.#refuse(mistakes);
    this.isBusy = true;
    const answer = await call<unknown>("POST", "/api/session/invitation", { priglashenie: this.code, ...person });
    this.isBusy = false;
    if (answer.ok) location.assign(invitation.meeting === null ? "/pult" : `/pult/${invitation.meeting.slug}`);
    else this.#refuse(placed(answer.problem, leastOf(invitation.role)));
  };

  async #refuse(mistakes: Mistakes): Promise<void> {
    this.mistakes = mistakes;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  readonly #toggleShown = () => {
    this.isShown = !this.isShown;
  };
}

const spent: ApiProblem = { code: "INVITATION_SPENT" };
const leastOf = (role: OpenedInvitation["role"]): number =>
  role === "admin" ? LEAST_PASSWORD : LEAST_PASSWORD_OF_OTHERS;

/** «Ирина Соколова» → `irina-sokolova`; what is no sign-in name is left for the person to write. */
function loginFrom(name: string): string {
  const login = slugFrom(name).slice(0, 32);
  return loginPattern.test(login) ? login : "";
}

/** What can be said before the server is asked; `null`: nothing. */
function mistakesIn(person: Readonly<Record<Field, string>>, least: number): Mistakes | null {
  const mistakes: Mistakes = {
    ...(person.name === "" ? { name: t("noName") } : {}),
    ...(loginPattern.test(person.login) ? {} : { login: t("badLogin") }),
    ...([...person.password].length < least ? { password: t("TOO_SHORT", { least }) } : {}),
  };
  return Object.keys(mistakes).length === 0 ? null : mistakes;
}

/** The server's refusal at the field it is about. */
function placed(problem: ApiProblem, least: number): Mistakes {
  const words = problemWords(problem, least);
  if (problem.code === "WEAK_PASSWORD") return { password: words };
  return problem.code === "LOGIN_TAKEN" ? { login: words } : { all: words };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-enrol-form": EnrolFormElement;
  }
}
