import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { ToldTarget } from "../../../shared/feeds.ts";
import { type HouseRight, mayInHouse } from "../../../shared/roles.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import type { ApiProblem } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import type { DoneEvent } from "../../control/events.ts";
import { desk } from "../../control/styles.ts";
import { WhoIAm } from "../../control/who-i-am.ts";
import { say } from "../../i18n/say.ts";
import mark from "../../ui/art/mark.svg";
import "../../ui/dialog.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { listPage } from "../control/list-page-styles.ts";
import "./account-form.ts";
import type { AccountFormElement } from "./account-form.ts";
import "./account-removal.ts";
import "./account-row.ts";
import { AccountsDesk } from "./accounts-desk.ts";
import { accountsStyles } from "./accounts-styles.ts";
import type { AccountSavedEvent, AccountWishEvent } from "./events.ts";
import "./house-switch.ts";
import "./house-warnings.ts";
import { t } from "./strings.ts";
import { wayBackIn } from "./way-back.ts";

/** What stands in the window. `target`: `null`, a new one. */
type Shown =
  | { readonly what: "form"; readonly target: ToldTarget | null }
  | { readonly what: "removal"; readonly target: ToldTarget }
  | null;

const LIST = "/pult/lenty";

/** `/pult/lenty`: accounts of other networks, and `/pult/lenty/x`, where X sends browsers back to. Rules FD167–FD174. */
@customElement("efir-feed-accounts-page")
export class FeedAccountsPageElement extends LitElement {
  static override styles = [common, controls, desk, listPage, accountsStyles];
  /** Takes the browser to another site's page. */
  @property({ attribute: false }) leaveTo: (url: string) => void = (url) => location.assign(url);
  @state() private shown: Shown = null;
  @query("efir-account-form") private readonly form!: AccountFormElement | null;
  readonly #who = new WhoIAm(this);
  readonly #desk = new AccountsDesk(this, (url) => this.leaveTo(url));

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("beforeunload", this.#holdBack);
    this.#comeBack();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("beforeunload", this.#holdBack);
  }

  override render() {
    return html`<header>
        <img src=${mark} alt="" width="32" height="32" />
        <h1>${t("title")}</h1>
        <a class="btn" href="/pult">${t("meetings")}</a>
      </header>
      <main>${this.#main()}</main>
      ${this.#window()}`;
  }

  #main() {
    const { told, problem, said, alarm } = this.#desk;
    return html`<div role="status">${said === "" ? nothing : html`<p class="said">${said}</p>`}</div>
      <div role="alert">${alarm === "" ? nothing : html`<p class="said said--bad">${alarm}</p>`}</div>
      ${problem === null ? nothing : this.#failure(problem)} ${told === null ? (problem === null ? html`<p class="hint">${t("loading")}</p>` : nothing) : this.#accounts()}`;
  }

  #failure(problem: ApiProblem) {
    if (problem.code === "NOT_ALLOWED") return html`<p role="alert" class="empty">${t("notAllowed")}</p>`;
    const why = apiWords(problem);
    return html`<p role="alert" class="mistake">${this.#desk.told === null ? t("failed", { why }) : t("stood", { why })}</p>
      <p class="tools">
        <button class="btn" type="button" @click=${() => void this.#desk.load()}>${t("again")}</button>
        ${problem.code === "NOT_SIGNED_IN" ? html`<a class="btn btn--primary" href="/pult/vhod?dalee=lenty">${t("signIn")}</a>` : nothing}
      </p>`;
  }

  #accounts() {
    const { told } = this.#desk;
    if (told === null) return nothing;
    const mayManage = this.#may("manage-targets");
    return html`<p class="lead">${t("lead")}</p>
      <efir-house-warnings .told=${told} ?mayManage=${mayManage}></efir-house-warnings>
      <efir-house-switch ?killed=${told.isKilled} ?mayStop=${this.#may("kill-feed")} @efir-done=${this.#done}></efir-house-switch>
      <section aria-labelledby="list">
        <div class="tools">
          <h2 id="list" tabindex="-1">${t("list")}</h2>
          ${mayManage && told.canKeepSecrets ? html`<button class="btn btn--primary" type="button" aria-haspopup="dialog" @click=${() => this.#show({ what: "form", target: null })}>${icon("plus")}${t("add")}</button>` : nothing}
        </div>
        ${this.#who.actor !== null && !mayManage ? html`<p class="hint">${t("onlyAdmins")}</p>` : nothing}
        ${told.targets.length === 0 ? html`<p class="empty">${t("empty")}</p>` : html`<ul>${repeat(told.targets, ({ id }) => id, this.#row)}</ul>`}
      </section>`;
  }

  readonly #row = (target: ToldTarget) => {
    const kind = this.#desk.told?.kinds.find(({ kind }) => kind === target.kind);
    return html`<li><efir-account-row
      .target=${target}
      network=${kind === undefined ? target.kind : say(kind.said)}
      .now=${now()}
      ?mayManage=${this.#may("manage-targets")}
      ?mayStop=${this.#may("kill-feed")}
      ?busy=${this.#desk.busyId === target.id}
      @efir-account-wish=${({ wish }: AccountWishEvent) => this.#carryOut(target, wish)}
    ></efir-account-row></li>`;
  };

  #window() {
    const { shown } = this;
    return html`<efir-dialog .heading=${headingOf(shown)} ?open=${shown !== null} @efir-leave=${this.#leave} @close=${() => this.#show(null)}>
      ${this.#inWindow(shown)}
    </efir-dialog>`;
  }

  #inWindow(shown: Shown) {
    const { told } = this.#desk;
    if (shown === null || told === null) return nothing;
    if (shown.what === "removal")
      return html`<efir-account-removal .target=${shown.target} @efir-done=${this.#done} @efir-keep=${() => this.#show(null)}></efir-account-removal>`;
    return html`<efir-account-form .kinds=${told.kinds} .target=${shown.target} redirectUri=${told.redirectUri} @efir-account-saved=${this.#saved}></efir-account-form>`;
  }

  #may(right: HouseRight): boolean {
    return mayInHouse(this.#who.actor, right);
  }

  #carryOut(target: ToldTarget, wish: AccountWishEvent["wish"]): void {
    if (wish === "change") this.#show({ what: "form", target });
    else if (wish === "drop") this.#show({ what: "removal", target });
    else if (wish === "check") void this.#desk.check(target);
    else if (wish === "connect") void this.#desk.connect(target);
    else void this.#desk.turn(target, wish);
  }

  readonly #saved = ({ account, connects }: AccountSavedEvent) => {
    this.#show(null);
    void this.#desk.saved(account, connects);
  };

  readonly #done = async ({ words }: DoneEvent) => {
    const wasRemoval = this.shown?.what === "removal";
    this.#show(null);
    this.#desk.say(words);
    await this.#desk.load();
    await this.updateComplete;
    // What led to the window is gone with its account.
    if (wasRemoval) this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  };

  #show(shown: Shown): void {
    this.shown = shown;
  }

  readonly #leave = (event: Event) => {
    if (this.shown?.what === "form" && this.form?.isChanged && !window.confirm(t("leave"))) event.preventDefault();
  };

  readonly #holdBack = (event: BeforeUnloadEvent) => {
    if (this.shown?.what === "form" && this.form?.isChanged) event.preventDefault();
  };

  /** What X sends along is good once: it neither stays in the address nor in the history. */
  #comeBack(): void {
    if (location.pathname !== `${LIST}/x`) return;
    const back = wayBackIn(location.search);
    history.replaceState(null, "", LIST);
    if (back.type === "code") void this.#desk.finish(back.state, back.code);
    else if (back.type === "refused") this.#desk.say(t("back.refused"));
    else if (back.type === "failed") this.#desk.warn(t("back.failed", { said: back.said }));
  }
}

const now = (): ProgramTime => programTime(Date.now());

function headingOf(shown: Shown): string {
  if (shown === null) return "";
  if (shown.what === "removal") return t("dropTitle");
  return shown.target === null ? t("newTitle") : t("changeTitle", { name: shown.target.name });
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-feed-accounts-page": FeedAccountsPageElement;
  }
}
