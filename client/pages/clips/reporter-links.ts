import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type MadePass, passAddress, type ToldPass } from "../../../shared/passes.ts";
import { clipsApi } from "../../control/clips/clips-api.ts";
import { problemWords } from "../../control/clips/problem-words.ts";
import "../../control/people/secret.ts";
import { desk } from "../../control/styles.ts";
import { formatDate, formatDayAndTime } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import { asideStyles } from "./aside-styles.ts";
import { ClipsChangedEvent } from "./events.ts";
import "./qr-picture.ts";
import { t } from "./strings.ts";

/** A day of shooting, a few, a week, a month: at most what the server takes. */
const dayChoices = [1, 3, 7, 30] as const;

/**
 * Links by which reporters record without an account: made, shown once with a code for a phone, revoked. Rule BZ149.
 * @fires efir-clips-changed - One was made or revoked (ClipsChangedEvent).
 */
@customElement("efir-reporter-links")
export class ReporterLinksElement extends LitElement {
  static override styles = [common, controls, desk, asideStyles];
  @property({ attribute: false }) passes: readonly ToldPass[] = [];
  @property() slug = "";
  @property({ type: Boolean }) mayMake = false;
  @state() private made: MadePass | null = null;
  /** The person is asked whether to revoke it. */
  @state() private doomedId: string | null = null;
  @state() private mistake = "";
  @state() private isBusy = false;
  @query("#name") private readonly nameField!: HTMLInputElement | null;

  override render() {
    return html`<p class="hint">${t("linksHint")}</p>
      ${this.passes.length === 0 ? html`<p class="hint">${t("linksNone")}</p>` : html`<ul>${repeat(this.passes, ({ id }) => id, this.#row)}</ul>`}
      ${this.mayMake ? (this.made === null ? this.#form() : this.#secret(this.made)) : nothing}`;
  }

  readonly #row = (pass: ToldPass) => {
    const { id, name, expiresAt, seenAt } = pass;
    const seen = seenAt === null ? t("linkUnseen") : t("linkSeen", { when: formatDayAndTime(seenAt) });
    return html`<li>
      <div><b>${name}</b><p class="num">${seen}, ${t("linkUntil", { date: formatDayAndTime(expiresAt) })}</p></div>
      ${
        !this.mayMake
          ? nothing
          : this.doomedId === id
            ? this.#ask(pass)
            : html`<button class="btn btn--s" type="button" aria-label=${t("revokeOf", { name })} @click=${() => void this.#doom(id)}>${t("revoke")}</button>`
      }
    </li>`;
  };

  #ask(pass: ToldPass) {
    const spare = () => {
      this.doomedId = null;
    };
    return html`<div class="ask">
      <p>${t("revokeSure", { name: pass.name })}</p>
      <div class="choices">
        <button class="btn btn--danger" type="button" @click=${() => void this.#revoke(pass)}>${t("revokeYes")}</button>
        <button class="btn" type="button" data-spare @click=${spare}>${t("revokeNo")}</button>
      </div>
    </div>`;
  }

  #form() {
    return html`<form @submit=${this.#make}>
      <label for="name">${t("linkName")}</label>
      <input class="field" id="name" name="name" maxlength="120" autocomplete="off" aria-invalid=${this.mistake !== ""} aria-describedby=${this.mistake === "" ? nothing : "mistake"} />
      <label for="days">${t("linkDays")}</label>
      <select class="field" id="days" name="days">
        ${dayChoices.map((count) => html`<option value=${count} ?selected=${count === 3}>${t("days", { count })}</option>`)}
      </select>
      <p class="mistake" role="alert" id="mistake">${this.mistake}</p>
      <button class="btn" type="submit" ?disabled=${this.isBusy}>${t("linkMake")}</button>
    </form>`;
  }

  #secret({ name, token, expiresAt }: MadePass) {
    const address = `${location.origin}${passAddress.reporter(token)}`;
    return html`<efir-secret .label=${t("linkOf", { name })} .value=${address} .hint=${t("linkOnce", { date: formatDate(expiresAt) })} @efir-done=${this.#again}></efir-secret>
      <efir-qr-picture .address=${address} .label=${t("linkCode", { name })}></efir-qr-picture>`;
  }

  readonly #make = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const written = new FormData(event.target);
    const name = String(written.get("name") ?? "").trim();
    if (name === "") return this.#refuse(t("linkNameless"));
    // Pressed twice, two would be made, and one of them nobody would ever see.
    if (this.isBusy) return;
    this.isBusy = true;
    const answer = await clipsApi(this.slug).makeLink(name, Number(written.get("days")));
    this.isBusy = false;
    if (!answer.ok) return this.#refuse(problemWords(answer.problem));
    this.mistake = "";
    this.made = answer.value;
    this.dispatchEvent(new ClipsChangedEvent(""));
  };

  async #doom(id: string): Promise<void> {
    this.doomedId = id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("[data-spare]")?.focus();
  }

  async #revoke({ id, name }: ToldPass): Promise<void> {
    this.doomedId = null;
    const answer = await clipsApi(this.slug).revokeLink(id);
    this.mistake = answer.ok ? "" : problemWords(answer.problem);
    if (answer.ok) this.dispatchEvent(new ClipsChangedEvent(t("revoked", { name })));
  }

  readonly #again = async () => {
    this.made = null;
    await this.updateComplete;
    this.nameField?.focus();
  };

  #refuse(words: string): void {
    this.mistake = words;
    this.nameField?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-reporter-links": ReporterLinksElement;
  }
}
