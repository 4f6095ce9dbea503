import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ToldTargetKind } from "../../../shared/feeds/told-targets.ts";
import { type ToldTarget, targetModes } from "../../../shared/feeds.ts";
import { fieldsStyles } from "../../control/highlights/fields-styles.ts";
import { resolved } from "../../control/highlights/three-way.ts";
import { desk } from "../../control/styles.ts";
import { say } from "../../i18n/say.ts";
import { common, controls } from "../../ui/styles.ts";
import "../feed-desk/two-versions.ts";
import type { ChosenSides } from "../feed-desk/two-versions.ts";
import {
  type AccountDraft,
  blankDraft,
  draftOf,
  isMoved,
  type Mistakes,
  mistakesIn,
  type OpenFields,
} from "./account-draft.ts";
import { type FieldsOf, networkFields, openLine, secretLine } from "./account-fields.ts";
import { accountProblem } from "./account-problems.ts";
import { type Saving, saveAccount } from "./account-saving.ts";
import { conflictWords } from "./conflict-words.ts";
import { AccountSavedEvent } from "./events.ts";
import { formStyles } from "./form-styles.ts";
import { t } from "./strings.ts";
import "./x-way.ts";
import { isByBrowser, type XWay } from "./x-ways.ts";

type Conflict = Extract<Saving, { type: "conflict" }>;

/**
 * The form of an account. What is secret is typed here and leaves once: nothing that is kept is ever put in (FD170).
 * @fires efir-account-saved - It is saved (AccountSavedEvent).
 */
@customElement("efir-account-form")
export class AccountFormElement extends LitElement {
  static override styles = [common, controls, desk, fieldsStyles, formStyles];
  @property({ attribute: false }) kinds: readonly ToldTargetKind[] = [];
  /** `null`: a new one. */
  @property({ attribute: false }) target: ToldTarget | null = null;
  @property() redirectUri = "";
  @state() private draft: AccountDraft = blankDraft("telegram");
  @state() private mistakes: Mistakes = {};
  @state() private refused = "";
  @state() private isSaving = false;
  @state() private conflict: Conflict | null = null;
  #opened = "";

  /** Whether closing it now would lose something. */
  get isChanged(): boolean {
    return JSON.stringify(this.draft) !== this.#opened;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("target") && this.hasUpdated) return;
    this.draft = this.target === null ? blankDraft(this.kinds[0]?.kind ?? "webhook") : draftOf(this.target);
    this.#opened = JSON.stringify(this.draft);
  }

  override render() {
    const { conflict } = this;
    if (conflict !== null)
      return html`<efir-two-versions .values=${conflictWords(conflict, this.#kind)} @efir-chosen=${({ detail }: CustomEvent<ChosenSides>) => void this.#choose(conflict, detail)}></efir-two-versions>`;
    const kind = this.#kind;
    return kind === undefined ? nothing : this.#form(kind);
  }

  #form(kind: ToldTargetKind) {
    const { draft, mistakes } = this;
    const isWrong = Object.keys(mistakes).length > 0;
    const form: FieldsOf = {
      ...{ draft, kept: this.target, mistakes },
      // Of the draft as it is then: several fields may be filled at once.
      write: (name, value) => this.#write({ open: { ...this.draft.open, [name]: value } }, name),
      writeSecret: (name, value) => this.#write({ secrets: { ...this.draft.secrets, [name]: value } }, `field.${name}`),
    };
    return html`<form novalidate autocomplete="off" @submit=${this.#submit}>
      ${this.target === null ? this.#kinds() : nothing}
      <div class="cells">${openLine(form, "name", { label: t("name"), hint: t("nameHint") })}</div>
      ${kind.kind === "x" ? html`<efir-x-way way=${draft.way} redirectUri=${this.redirectUri} @efir-x-way=${({ detail }: CustomEvent<XWay>) => this.#write({ way: detail })}></efir-x-way>` : nothing}
      <div class="cells">${networkFields(form, kind)}</div>
      ${this.#limits(form, kind)} ${this.#more(form)}
      <div class="end">
        <button class="btn btn--primary" type="submit" ?disabled=${this.isSaving}>${t(this.#connects ? "saveConnect" : "save")}</button>
        <span role="alert" class="mistake">${isWrong ? t("mistakes") : this.refused}</span>
      </div>
    </form>`;
  }

  #kinds() {
    return html`<div class="cell">
      <label for="kind">${t("kind")}</label>
      <select class="field" id="kind" name="kind" @change=${this.#turnTo}>
        ${this.kinds.map(({ kind, said }) => html`<option value=${kind} ?selected=${kind === this.draft.kind}>${say(said)}</option>`)}
      </select>
    </div>`;
  }

  #limits(form: FieldsOf, { canThread, isPaid }: ToldTargetKind) {
    const modes = targetModes.filter((mode) => mode !== "thread" || canThread);
    const { mode } = this.draft.open;
    return html`<fieldset class="group">
      <legend>${t("limits")}</legend>
      <div class="cells">
        <div class="cell cell--long">
          <label for="mode">${t("mode")}</label>
          <select class="field" id="mode" name="mode" aria-describedby="mode-said" @change=${({ target }: Event) => target instanceof HTMLSelectElement && form.write("mode", target.value)}>
            ${modes.map((one) => html`<option value=${one} ?selected=${one === mode}>${t(`mode.${one}`)}</option>`)}
          </select>
          <span class="hint" id="mode-said">${t("modeHint")}</span>
        </div>
        ${openLine(form, "posts", { label: t("posts"), hint: t("budgetHint"), isShort: true, inputMode: "decimal" })}
        ${isPaid ? openLine(form, "money", { label: t("money"), hint: t("budgetHint"), isShort: true, inputMode: "decimal" }) : nothing}
      </div>
    </fieldset>`;
  }

  #more(form: FieldsOf) {
    const { open } = this.draft;
    const isSame = open.proxy.trim() === (this.target?.proxy ?? "");
    const hasPassword = isSame && (this.target?.filled.includes("proxyCredentials") ?? false);
    const hint = hasPassword ? t("proxyKept") : "";
    const isOpen = Boolean(open.proxy || open.baseUrl || this.mistakes["proxy"] || this.mistakes["baseUrl"]);
    return html`<details ?open=${isOpen}>
      <summary>${t("more")}</summary>
      <div class="cells">
        ${openLine(form, "proxy", { label: t("proxy"), hint: t("proxyHint"), inputMode: "url" })}
        ${secretLine(form, "proxyUser", { label: t("proxyUser"), hint, isShort: true })}
        ${secretLine(form, "proxyPassword", { label: t("proxyPassword"), hint, isShort: true, isSecret: true })}
        ${openLine(form, "baseUrl", { label: t("baseUrl"), hint: t("baseUrlHint"), inputMode: "url" })}
      </div>
    </details>`;
  }

  get #kind(): ToldTargetKind | undefined {
    return this.kinds.find(({ kind }) => kind === this.draft.kind);
  }

  /** Nobody has said yes at X yet: saving alone is not enough. */
  get #connects(): boolean {
    const { kind, way } = this.draft;
    if (kind !== "x" || way !== "browser") return false;
    const isThere = this.target?.filled.includes("refreshToken") && isByBrowser(this.target);
    return !isThere || (this.#kind !== undefined && isMoved(this.draft, this.#kind, this.target));
  }

  #write(change: Partial<AccountDraft>, mended?: string): void {
    const { [mended ?? ""]: _mended, ...mistakes } = this.mistakes;
    // Another way asks for other fields.
    this.mistakes = change.way === undefined ? mistakes : {};
    this.refused = "";
    this.draft = { ...this.draft, ...change };
  }

  readonly #turnTo = ({ target }: Event) => {
    const kind = target instanceof HTMLSelectElement ? this.kinds.find((one) => one.kind === target.value) : undefined;
    if (kind === undefined) return;
    this.mistakes = {};
    this.draft = { ...this.draft, kind: kind.kind, secrets: {}, open: withoutFields(this.draft.open, kind) };
  };

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const kind = this.#kind;
    if (kind === undefined || this.isSaving) return;
    this.mistakes = mistakesIn(this.draft, kind, this.target);
    if (Object.keys(this.mistakes).length > 0) await this.#focusMistake();
    else await this.#save(this.draft, kind, this.target);
  };

  async #save(draft: AccountDraft, kind: ToldTargetKind, basedOn: ToldTarget | null): Promise<void> {
    const connects = this.#connects;
    this.isSaving = true;
    this.refused = "";
    const outcome = await saveAccount(draft, kind, basedOn);
    this.isSaving = false;
    this.conflict = outcome.type === "conflict" ? outcome : null;
    switch (outcome.type) {
      case "saved":
        this.draft = { ...draft, secrets: {} };
        this.#opened = JSON.stringify(this.draft);
        this.dispatchEvent(new AccountSavedEvent(outcome.target, connects));
        return;
      case "mistakes":
        this.mistakes = outcome.mistakes;
        await this.#focusMistake();
        return;
      case "refused":
        this.refused = accountProblem(outcome.problem);
        return;
      case "conflict":
        return;
    }
  }

  async #choose({ draft, theirs }: Conflict, chosen: ChosenSides): Promise<void> {
    const kind = this.#kind;
    if (kind === undefined) return;
    // Its fields are those that it was given: the form's.
    const open = resolved(draft.open, draftOf(theirs).open, chosen as ReadonlyMap<keyof OpenFields, "mine" | "theirs">);
    this.draft = { ...draft, open };
    await this.#save(this.draft, kind, theirs);
  }

  async #focusMistake(): Promise<void> {
    await this.updateComplete;
    const details = this.renderRoot.querySelector("details");
    if (details?.querySelector('[aria-invalid="true"]')) details.open = true;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}

/** What one network asks for another does not. */
function withoutFields(open: OpenFields, { canThread }: ToldTargetKind): OpenFields {
  const { name, posts, money, baseUrl, proxy } = open;
  const mode = open.mode === "thread" && !canThread ? targetModes[0] : open.mode;
  return { name, mode, posts, money, baseUrl, proxy };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-account-form": AccountFormElement;
  }
}
