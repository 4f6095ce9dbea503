import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { missingFields } from "../../../shared/exhibition/required.ts";
import { type ExhibitionSettings, type Stand, type StandQuestion, standPath } from "../../../shared/exhibition.ts";
import type { ToldPass } from "../../../shared/passes.ts";
import { call } from "../../control/api.ts";
import { desk } from "../../control/styles.ts";
import { formatDayAndTime } from "../../i18n/format.ts";
import "../../ui/dialog.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { lackName } from "../stand-editor/field-words.ts";
import { formStyles } from "../stand-editor/form-styles.ts";
import "../stand-editor/stand-preview.ts";
import "../stand-editor/stand-questions.ts";
import type { QuestionSide } from "../stand-editor/stand-side.ts";
import type { ExhibitionDesk } from "./exhibition-desk.ts";
import { reviewStyles } from "./review-styles.ts";
import "./stand-changes.ts";
import "./stand-draft.ts";
import "./stand-passes.ts";
import { t } from "./strings.ts";
import { addressOf } from "./view.ts";

/** One stand before its organiser: what is new in it, the decision, its links and questions (EB92–EB96). */
@customElement("efir-stand-review")
export class StandReviewElement extends LitElement {
  static override styles = [common, controls, desk, formStyles, reviewStyles];
  @property({ attribute: false }) desk?: ExhibitionDesk;
  @property({ attribute: false }) stand?: Stand;
  @property({ attribute: false }) settings?: ExhibitionSettings;
  @property({ attribute: false }) passes: readonly ToldPass[] = [];
  @property({ attribute: false }) questions: readonly StandQuestion[] = [];
  @property({ attribute: false }) side?: QuestionSide;
  @state() private doing: "nothing" | "returning" | "deleting" | "writing" = "nothing";
  @state() private isPreviewing = false;
  @state() private mistake = "";
  @state() private isBusy = false;
  #id = "";

  override willUpdate(_changed: PropertyValues<this>): void {
    if (this.stand === undefined || this.stand.id === this.#id) return;
    this.#id = this.stand.id;
    this.doing = "nothing";
  }

  override render() {
    const { stand, desk: far } = this;
    if (stand === undefined || far === undefined) return nothing;
    return html`<p><a class="btn btn--quiet" href=${addressOf({ sort: "stands" })}>${icon("previous")}${t("toStands")}</a></p>
      <section aria-labelledby="heading">
        ${this.#head(stand)}
        ${far.mayRun ? this.#acts(stand) : html`<p class="hint">${t("mayNot")}</p>`}
      </section>
      ${
        this.doing === "writing"
          ? html`<efir-stand-draft .desk=${far} .stand=${stand} .required=${this.settings?.required ?? []} @close=${this.#done}></efir-stand-draft>`
          : html`<section aria-labelledby="changes">
              <h2 id="changes">${stand.published === null ? t("allNew") : t("difference")}</h2>
              <efir-stand-changes .published=${stand.published} .draft=${stand.draft}></efir-stand-changes>
            </section>`
      }
      <section aria-labelledby="links">
        <h2 id="links">${t("links")}</h2>
        <efir-stand-passes .desk=${far} .stand=${stand} .passes=${this.passes} ?locked=${!far.mayMakePass}></efir-stand-passes>
      </section>
      <section aria-labelledby="asked">
        <h2 id="asked">${t("questionsTitle")}</h2>
        <efir-stand-questions .questions=${this.questions} .side=${this.side} ?locked=${!far.mayRun} @efir-questions-changed=${far.load}></efir-stand-questions>
      </section>
      ${this.#preview(stand)}`;
  }

  #head({ number, slug, meeting, draft, state: standing, published, publishedAt, isHidden, note, updatedAt }: Stand) {
    const path = `/m/${meeting}/vystavka/${standPath({ number, slug })}`;
    return html`<div>
      <p class="hint">${[t("standNumber", { number }), draft.institution, draft.place].filter(Boolean).join(", ")}</p>
      <h2 id="heading">${draft.title.trim() || t("untitled")}</h2>
      <p class="facts">
        <span class=${`st st--${standing}`}>${t(`state.${standing}`)}</span>
        ${isHidden ? html`<span class="st">${t("hidden")}</span>` : nothing}
        <span class="hint num">${t("changed", { when: formatDayAndTime(updatedAt) })}</span>
        ${publishedAt === null ? nothing : html`<span class="hint num">${t("publishedAt", { when: formatDayAndTime(publishedAt) })}</span>`}
        ${published !== null && !isHidden && this.settings?.isOpen ? html`<a href=${path} target="_blank" rel="noopener">${t("openPublic")}</a>` : nothing}
      </p>
      ${standing === "returned" && note !== null ? html`<p class="note"><b>${t("returnedWith")}</b> ${note}</p>` : nothing}
    </div>`;
  }

  #acts(stand: Stand) {
    const missing = missingFields(stand.draft, this.settings?.required ?? []);
    if (this.doing === "returning") return this.#returning(stand);
    if (this.doing === "deleting") return this.#deleting(stand);
    const isSubmitted = stand.state === "submitted";
    const isNew = stand.state !== "accepted";
    return html`<div class="acts">
        ${isNew ? html`<button class=${isSubmitted ? "btn btn--primary" : "btn"} type="button" ?disabled=${this.isBusy} aria-disabled=${missing.length > 0} aria-describedby="lacks" @click=${() => void this.#accept(stand, missing.length > 0)}>${icon("check")}${isSubmitted ? t("accept") : t("publish")}</button>` : nothing}
        ${isSubmitted ? html`<button class="btn" type="button" @click=${() => void this.#turn("returning", "#note")}>${icon("undo")}${t("return")}</button>` : nothing}
        <button class="btn" type="button" aria-haspopup="dialog" @click=${this.#show}>${icon("eye")}${t("preview")}</button>
        ${this.doing === "writing" ? nothing : html`<button class="btn" type="button" @click=${() => void this.#turn("writing", "efir-stand-draft")}>${icon("pencil")}${t("edit")}</button>`}
        <button class="btn" type="button" ?disabled=${this.isBusy} @click=${() => void this.#hide(stand)}>${stand.isHidden ? t("unhide") : t("hide")}</button>
        <button class="btn btn--danger" type="button" @click=${() => void this.#turn("deleting", "[data-spare]")}>${t("delete")}</button>
      </div>
      <p class="hint" id="lacks">${isNew && missing.length > 0 ? t("lacks", { fields: missing.map((field) => lackName(stand.draft, field)).join(", ") }) : nothing}</p>`;
  }

  #returning(stand: Stand) {
    return html`<form @submit=${(event: SubmitEvent) => void this.#return(event, stand)}>
      <label for="note">${t("returnNote")}</label>
      <textarea class="field" id="note" name="note" rows="4" maxlength="2000" aria-describedby="note-hint" aria-invalid=${this.mistake !== ""}></textarea>
      <p class="hint" id="note-hint">${t("returnNoteHint")}</p>
      <p class="mistake" role="alert">${this.mistake}</p>
      <p class="acts">
        <button class="btn btn--primary" type="submit" ?disabled=${this.isBusy}>${t("returnYes")}</button>
        <button class="btn" type="button" @click=${this.#done}>${t("cancel")}</button>
      </p>
    </form>`;
  }

  #deleting(stand: Stand) {
    return html`<div class="acts">
      <p class="sure"><b>${t("deleteSure", { title: stand.draft.title.trim() || t("untitled") })}</b></p>
      <button class="btn btn--danger" type="button" ?disabled=${this.isBusy} @click=${() => void this.#delete(stand)}>${t("deleteYes")}</button>
      <button class="btn" type="button" data-spare @click=${this.#done}>${t("cancel")}</button>
    </div>`;
  }

  #preview(stand: Stand) {
    const close = () => {
      this.isPreviewing = false;
    };
    return html`<efir-dialog class="preview" .heading=${t("preview")} ?open=${this.isPreviewing} @close=${close}>
      ${this.isPreviewing ? html`<efir-stand-preview .content=${stand.draft} .number=${stand.number}></efir-stand-preview>` : nothing}
    </efir-dialog>`;
  }

  readonly #show = () => {
    this.isPreviewing = true;
  };

  readonly #done = () => {
    this.doing = "nothing";
    this.mistake = "";
  };

  async #turn(doing: "returning" | "deleting" | "writing", focus: string): Promise<void> {
    this.doing = doing;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(focus)?.focus();
  }

  async #accept(stand: Stand, isLacking: boolean): Promise<void> {
    if (isLacking) return;
    await this.#ask("POST", `${this.desk?.standAddress(stand.id)}/accept`, { version: stand.version }, t("accepted"));
  }

  async #return(event: SubmitEvent, stand: Stand): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const note = String(new FormData(event.target).get("note") ?? "").trim();
    this.mistake = note === "" ? t("returnNoteless") : "";
    if (note === "") return this.renderRoot.querySelector<HTMLElement>("#note")?.focus();
    const path = `${this.desk?.standAddress(stand.id)}/return`;
    if (await this.#ask("POST", path, { version: stand.version, note }, t("returned"))) this.#done();
  }

  async #hide({ id, version, isHidden }: Stand): Promise<void> {
    const change = { version, isHidden: !isHidden };
    await this.#ask("PATCH", this.desk?.standAddress(id) ?? "", change, t(isHidden ? "unhidden" : "hiddenNow"));
  }

  async #delete({ id, draft }: Stand): Promise<void> {
    const done = t("deleted", { title: draft.title.trim() || t("untitled") });
    if (await this.#ask("DELETE", this.desk?.standAddress(id) ?? "", undefined, done))
      location.hash = addressOf({ sort: "stands" });
  }

  /** @returns whether it was done. */
  async #ask(method: "POST" | "PATCH" | "DELETE", path: string, body: unknown, done: string): Promise<boolean> {
    if (this.isBusy || this.desk === undefined) return false;
    this.isBusy = true;
    const asked = call<unknown>(method, path, body).then((answer) => (answer.ok ? { ...answer, value: true } : answer));
    const isDone = await this.desk.act(asked, done);
    this.isBusy = false;
    return isDone === true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-review": StandReviewElement;
  }
}
