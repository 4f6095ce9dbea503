import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type MadeToken, type ToldToken, tokenRoles } from "../../../shared/access.ts";
import { formatDayAndTime } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import { type ApiProblem, call } from "../api.ts";
import { desk } from "../styles.ts";
import { peopleStyles } from "./people-styles.ts";
import { problemWords } from "./problem-words.ts";
import "./secret.ts";
import { t } from "./strings.ts";

/** A meeting's tokens of automation: made, copied once, revoked (AC20–AC24). Asks the server when it appears. */
@customElement("efir-token-list")
export class TokenListElement extends LitElement {
  static override styles = [common, controls, desk, peopleStyles];
  @property() slug = "";
  @state() private tokens: readonly ToldToken[] | null = null;
  @state() private made: MadeToken | null = null;
  /** The person is asked whether to revoke it. */
  @state() private doomedId: string | null = null;
  @state() private said = "";
  @state() private mistake = "";
  @state() private isBusy = false;
  @query("#name") private readonly nameField!: HTMLInputElement | null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("slug") && this.slug !== "") void this.#load();
  }

  override render() {
    return html`<p class="hint">${t("tokensHint")}</p>
      ${this.#list()} ${this.made === null ? this.#form() : this.#secret(this.made)}
      <p class="hint" role="status">${this.said}</p>`;
  }

  #list() {
    if (this.tokens === null) return nothing;
    if (this.tokens.length === 0) return html`<p class="hint">${t("tokensNone")}</p>`;
    return html`<ul class="people">${repeat(this.tokens, ({ id }) => id, this.#row)}</ul>`;
  }

  readonly #row = (token: ToldToken) => {
    const { id, name, role, lastUsedAt, madeBy } = token;
    const used = lastUsedAt === null ? t("tokenUnused") : t("tokenUsed", { when: formatDayAndTime(lastUsedAt) });
    return html`<li>
      <div>
        <b>${name}</b>
        <p>${t(`role.${role}`)}. ${used}${madeBy === null ? nothing : html`. ${t("tokenBy", { name: madeBy })}`}</p>
      </div>
      ${
        this.doomedId === id
          ? this.#ask(token)
          : html`<button class="btn" type="button" aria-label=${t("revokeOf", { name })} @click=${() => void this.#doom(id)}>${t("revoke")}</button>`
      }
    </li>`;
  };

  #ask(token: ToldToken) {
    const spare = () => {
      this.doomedId = null;
    };
    return html`<div class="ask">
      <p>${t("revokeSure", { name: token.name })}</p>
      <button class="btn btn--danger" type="button" @click=${() => void this.#revoke(token)}>${t("revokeYes")}</button>
      <button class="btn" type="button" data-spare @click=${spare}>${t("cancel")}</button>
    </div>`;
  }

  #form() {
    return html`<form @submit=${this.#make}>
      <label for="name">${t("tokenName")}</label>
      <input class="field" id="name" name="name" maxlength="100" autocomplete="off" aria-describedby="name-hint" aria-invalid=${this.mistake === "" ? "false" : "true"} />
      <p class="hint" id="name-hint">${t("tokenNameHint")}</p>
      <fieldset>
        <legend>${t("tokenRole")}</legend>
        ${tokenRoles.map(
          (role) =>
            html`<label class="pick"
              ><input type="radio" name="role" value=${role} ?checked=${role === "moderator"} /><span><b>${t(`role.${role}`)}</b> <span>${t(`can.${role}`)}</span></span></label
            >`,
        )}
      </fieldset>
      <p class="mistake" role="alert">${this.mistake}</p>
      <button class="btn" type="submit" ?disabled=${this.isBusy}>${t("tokenMake")}</button>
    </form>`;
  }

  #secret({ name, token }: MadeToken) {
    return html`<efir-secret .label=${t("token", { name })} .value=${token} .hint=${t("tokenOnce")} @efir-done=${this.#again}></efir-secret>`;
  }

  readonly #make = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const written = new FormData(event.target);
    const name = String(written.get("name") ?? "").trim();
    if (name === "") return this.#refuse(t("tokenNameless"));
    // Pressed twice, two would be made, and one of them nobody would ever see.
    if (this.isBusy) return;
    this.isBusy = true;
    const answer = await call<MadeToken>("POST", this.#address, { name, role: written.get("role") });
    this.isBusy = false;
    if (!answer.ok) return this.#refuse(problemWords(answer.problem));
    this.mistake = "";
    this.made = answer.value;
    await this.#load();
  };

  async #doom(id: string): Promise<void> {
    this.doomedId = id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("[data-spare]")?.focus();
  }

  async #revoke({ id, name }: ToldToken): Promise<void> {
    this.doomedId = null;
    const answer = await call<null>("DELETE", `${this.#address}/${encodeURIComponent(id)}`);
    this.said = answer.ok ? t("revoked", { name }) : problemWords(answer.problem);
    await this.#load();
  }

  readonly #again = async () => {
    this.made = null;
    await this.updateComplete;
    this.nameField?.focus();
  };

  async #load(): Promise<void> {
    const answer = await call<readonly ToldToken[]>("GET", this.#address);
    if (answer.ok) this.tokens = answer.value;
    else this.#failed(answer.problem);
  }

  #failed(problem: ApiProblem): void {
    this.said = t("failed", { why: problemWords(problem) });
  }

  #refuse(words: string): void {
    this.mistake = words;
    this.nameField?.focus();
  }

  get #address(): string {
    return `/api/meetings/${encodeURIComponent(this.slug)}/tokens`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-token-list": TokenListElement;
  }
}
