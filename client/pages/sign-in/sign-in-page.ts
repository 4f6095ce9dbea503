import { html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { type ApiAnswer, call } from "../../control/api.ts";
import { desk } from "../../control/styles.ts";
import mark from "../../ui/art/mark.svg";
import { common, controls } from "../../ui/styles.ts";
import "./enrol-form.ts";
import { onwardsFrom } from "./onwards.ts";
import { LEAST_PASSWORD, problemWords } from "./problem-words.ts";
import { doorForms, signInStyles } from "./sign-in-styles.ts";
import { t } from "./strings.ts";

/** As `/api/session` answers. */
interface ToldSession {
  readonly actor: { readonly name: string } | null;
  readonly hasPassword: boolean;
}

type Step =
  | { readonly kind: "link"; readonly code: string }
  | { readonly kind: "password" }
  | { readonly kind: "invitation"; readonly code: string }
  /** Signed in by a link: a password is to be set. */
  | { readonly kind: "new-password"; readonly mayWait: boolean };

/** `/pult/vhod`: by password, or by a one-time link, which only a press uses up. */
@customElement("efir-sign-in-page")
export class SignInPageElement extends LitElement {
  static override styles = [common, controls, desk, signInStyles, doorForms];
  @state() private step: Step = firstStep();
  @state() private mistake = "";
  @state() private isBusy = false;
  @state() private isShown = false;
  /** Who is signed in, and may not where they were going. */
  @state() private stranger: string | null = null;
  @query("form") private readonly form!: HTMLFormElement | null;

  override render() {
    return html`<main>
      <p class="brand"><img src=${mark} alt="" width="36" height="36" /></p>
      ${this.#step()}
      <p role="alert" class="mistake">${this.mistake}</p>
    </main>`;
  }

  #step() {
    switch (this.step.kind) {
      case "link":
        return this.#linkForm();
      case "password":
        return html`${this.#strangerNote()}${this.#passwordForm()}`;
      case "invitation":
        return html`<efir-enrol-form .code=${this.step.code}></efir-enrol-form>`;
      case "new-password":
        return this.#newPasswordForm(this.step.mayWait);
    }
  }

  /** Whoever is signed in and sent here nevertheless was not let into that room. */
  #strangerNote() {
    if (this.stranger === null) return nothing;
    return html`<p class="hint" role="status">${t("stranger", { name: this.stranger })}</p>
      <a class="btn" href="/pult">${t("toMeetings")}</a>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.step.kind === "invitation") history.replaceState(null, "", "/pult/vhod");
    else if (location.search.includes("dalee=")) void this.#meet();
  }

  async #meet(): Promise<void> {
    const answer = await call<ToldSession>("GET", "/api/session");
    if (answer.ok) this.stranger = answer.value.actor?.name ?? null;
  }

  #linkForm() {
    return html`<h1>${t("linkTitle")}</h1>
      <p class="hint">${t("linkBody")}</p>
      <form @submit=${this.#enterByLink}>
        <button class="btn btn--primary" type="submit" ?disabled=${this.isBusy}>${t("linkEnter")}</button>
      </form>`;
  }

  #passwordForm() {
    return html`<h1>${t("title")}</h1>
      <form @submit=${this.#enter}>
        <label for="login">${t("login")}</label>
        <input class="field" id="login" name="login" autocomplete="username" autocapitalize="none" required maxlength="64" .value=${"admin"} />
        <label for="password">${t("password")}</label>
        ${this.#passwordField("current-password")}
        <button class="btn btn--primary" type="submit" ?disabled=${this.isBusy}>${t("enter")}</button>
      </form>`;
  }

  #newPasswordForm(mayWait: boolean) {
    return html`<h1>${t("setTitle")}</h1>
      <form @submit=${this.#setPassword}>
        <input hidden name="login" autocomplete="username" value="admin" />
        <label for="password">${t("newPassword")}</label>
        ${this.#passwordField("new-password")}
        <p class="hint" id="password-hint">${t("setBody", { least: LEAST_PASSWORD })}</p>
        <button class="btn btn--primary" type="submit" ?disabled=${this.isBusy}>${t("set")}</button>
        ${mayWait ? html`<a class="btn btn--quiet" href=${onwardsFrom(location.search)}>${t("later")}</a>` : nothing}
      </form>`;
  }

  #passwordField(autocomplete: "current-password" | "new-password") {
    return html`<input class="field" id="password" name="password" type=${this.isShown ? "text" : "password"} autocomplete=${autocomplete} required maxlength="1024" aria-describedby=${autocomplete === "new-password" ? "password-hint" : nothing} />
      <label class="switch"><input type="checkbox" .checked=${this.isShown} @change=${this.#toggleShown} />${t("show")}</label>`;
  }

  readonly #enterByLink = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.step.kind !== "link") return;
    const kod = this.step.code;
    const answer = await this.#ask(() => call<ToldSession>("POST", "/api/session/link", { kod }));
    if (!answer.ok) {
      this.step = { kind: "password" };
      return;
    }
    // The code is worthless now, but it should not stay in the address bar or the history either.
    history.replaceState(null, "", "/pult/vhod");
    this.step = { kind: "new-password", mayWait: answer.value.hasPassword };
  };

  readonly #enter = async (event: SubmitEvent) => {
    event.preventDefault();
    const { login, password } = this.#written();
    const answer = await this.#ask(() => call<ToldSession>("POST", "/api/session", { login, password }));
    if (answer.ok) this.#goOn();
  };

  readonly #setPassword = async (event: SubmitEvent) => {
    event.preventDefault();
    const { password } = this.#written();
    const answer = await this.#ask(() => call<ToldSession>("POST", "/api/password", { password }));
    if (answer.ok) this.#goOn();
  };

  async #ask(call: () => Promise<ApiAnswer<ToldSession>>): Promise<ApiAnswer<ToldSession>> {
    this.isBusy = true;
    this.mistake = "";
    const answer = await call();
    this.isBusy = false;
    if (!answer.ok) this.mistake = problemWords(answer.problem);
    return answer;
  }

  #written(): { readonly login: string; readonly password: string } {
    const data = new FormData(this.form ?? undefined);
    return { login: String(data.get("login") ?? ""), password: String(data.get("password") ?? "") };
  }

  #goOn(): void {
    location.assign(onwardsFrom(location.search));
  }

  readonly #toggleShown = () => {
    this.isShown = !this.isShown;
  };
}

function firstStep(): Step {
  // After the sign it reaches no server on its way; links that were retyped may have it before.
  const invitation = invitationIn(location.hash.slice(1)) ?? invitationIn(location.search);
  if (invitation !== null) return { kind: "invitation", code: invitation };
  const code = new URLSearchParams(location.search).get("kod");
  return code === null ? { kind: "password" } : { kind: "link", code };
}

const invitationIn = (text: string): string | null => new URLSearchParams(text).get("priglashenie");

declare global {
  interface HTMLElementTagNameMap {
    "efir-sign-in-page": SignInPageElement;
  }
}
