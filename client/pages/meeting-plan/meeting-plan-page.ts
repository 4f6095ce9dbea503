import { html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { type Actor, mayIn, mayInHouse } from "../../../shared/roles.ts";
import { programTime } from "../../../shared/time.ts";
import { call } from "../../control/api.ts";
import "../../control/show/readiness-button.ts";
import { desk } from "../../control/styles.ts";
import { formatTime } from "../../i18n/format.ts";
import mark from "../../ui/art/mark.svg";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import { listPage } from "../control/list-page-styles.ts";
import "../exchange/sheet-import.ts";
import type { AboutFieldsElement } from "./about-fields.ts";
import "./about-fields.ts";
import type { AgendaEditorElement } from "./agenda-editor.ts";
import "./agenda-editor.ts";
import type { DaysEditorElement } from "./days-editor.ts";
import "./days-editor.ts";
import "./item-cards.ts";
import { LeaveGuard } from "./leave-guard.ts";
import { pageStyles } from "./page-styles.ts";
import type { Plan } from "./plan-draft.ts";
import type { PlanChangeEvent } from "./plan-events.ts";
import { type Outcome, PlanForm } from "./plan-form.ts";
import { problemWords } from "./problem-words.ts";
import "./stale-dialog.ts";
import { t } from "./strings.ts";

/** Says that the page before this one has just made the meeting. */
const CREATED = "#sozdano";

/** `/pult/novoe` and `/pult/{slug}/zasedanie`: what a meeting is, its days and its programme. */
@customElement("efir-meeting-plan-page")
export class MeetingPlanPageElement extends LitElement {
  static override styles = [common, controls, desk, listPage, pageStyles];
  // The server writes the meeting's name into its own page only.
  readonly #form = new PlanForm(this, document.documentElement.dataset["meeting"] || null);
  readonly #guard = new LeaveGuard(
    this,
    () => this.#form.isUnsaved && !this.#isLocked,
    (address) => {
      this.onwards = address;
    },
  );
  @state() private actor: Actor | null = null;
  @state() private said = location.hash === CREATED ? t("created") : "";
  @state() private isFromSheet = false;
  /** Where the person was going when they were asked; `null`: nowhere. */
  @state() private onwards: string | null = null;
  @query("efir-about-fields") private readonly about!: AboutFieldsElement | null;
  @query("efir-days-editor") private readonly days!: DaysEditorElement | null;
  @query("efir-agenda-editor") private readonly agenda!: AgendaEditorElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    // The document scrolls, and the bar stands over its foot: what gets the focus is not left under it (WCAG 2.4.11).
    document.documentElement.style.setProperty("scroll-padding-bottom", "6rem");
    void this.#loadActor();
    if (location.hash === CREATED) history.replaceState(null, "", location.pathname);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.documentElement.style.removeProperty("scroll-padding-bottom");
  }

  override render() {
    const { slug, draft } = this.#form;
    return html`<header>
        <img src=${mark} alt="" width="32" height="32" />
        <h1>${slug === null ? t("newTitle") : draft.title.trim() || t("editTitle")}</h1>
        ${slug === null ? nothing : html`<a class="btn" href=${`/m/${slug}`}>${t("watch")}</a><a class="btn" href=${`/pult/${slug}`}>${t("room")}</a><efir-readiness-button .slug=${slug}></efir-readiness-button>`}
        <a class="btn" href="/pult">${t("meetings")}</a>
      </header>
      <main>${this.#body()}</main>
      ${this.#dialogs()}`;
  }

  #body() {
    const { state } = this.#form;
    if (state.phase === "loading") return html`<p class="hint">${t("loading")}</p>`;
    if (state.phase === "failed")
      return html`<div>
        <p class="mistake" role="alert">${t("failed", { why: problemWords(state.problem) })}</p>
        <p><button class="btn" type="button" @click=${() => void this.#form.load()}>${t("again")}</button></p>
      </div>`;
    return html`<form novalidate @submit=${this.#submit} @efir-plan-change=${this.#written}>
      ${this.#note()}${this.#fields()}${this.#bar()}
    </form>`;
  }

  #note() {
    if (!this.#isLocked) return nothing;
    return html`<p class="note">${this.#form.told?.phase === "closed" ? t("closed") : t("notAllowed")}</p>`;
  }

  #fields() {
    const { draft, mistakes, slug, newSlug, told, isUnsaved } = this.#form;
    const locked = this.#isLocked;
    return html`<efir-about-fields
        .draft=${draft}
        .mistakes=${mistakes}
        .slug=${slug === null ? newSlug : null}
        ?locked=${locked}
        @efir-slug=${({ detail }: CustomEvent<string>) => this.#form.writeSlug(detail)}
      ></efir-about-fields>
      <efir-days-editor .days=${draft.days} .mistakes=${mistakes} ?locked=${locked}></efir-days-editor>
      <efir-agenda-editor .items=${draft.items} .days=${draft.days} .mistakes=${mistakes} ?locked=${locked}></efir-agenda-editor>
      ${slug === null || locked ? nothing : this.#sheet(isUnsaved)}
      ${slug === null ? nothing : html`<efir-item-cards .told=${told} ?unsaved=${isUnsaved}></efir-item-cards>`}`;
  }

  /** What was not saved yet would be lost when the programme is read anew. */
  #sheet(isUnsaved: boolean) {
    const open = () => {
      if (!isUnsaved) this.isFromSheet = true;
    };
    return html`<p class="from-sheet">
      <button class="btn" type="button" aria-disabled=${isUnsaved} aria-describedby="sheet-hint" @click=${open}>${t("fromSheet")}</button>
      <span class="hint" id="sheet-hint">${isUnsaved ? t("fromSheetUnsaved") : t("fromSheetHint")}</span>
    </p>`;
  }

  #bar() {
    if (this.#isLocked) return nothing;
    const { slug, isSaving, mistakes, problem } = this.#form;
    const count = Object.keys(mistakes).length;
    return html`<div class="bar">
      <button class="btn btn--primary" type="submit" aria-disabled=${isSaving}>${isSaving ? t("saving") : slug === null ? t("create") : t("save")}</button>
      <p role="status">${this.#status()}</p>
      <p role="alert" class="mistake">
        ${count > 0 ? t("mistakes", { count }) : problem === null ? nothing : t("notSaved", { why: problemWords(problem) })}
        ${problem?.code === "NOT_SIGNED_IN" ? html`<a href="/pult/vhod" target="_blank">${t("signIn")}</a>` : nothing}
      </p>
    </div>`;
  }

  #status(): string {
    if (this.#form.isSaving) return t("saving");
    if (this.#form.isUnsaved) return t("unsaved");
    return this.said;
  }

  #dialogs() {
    const stay = () => {
      this.onwards = null;
    };
    const leave = () => this.#guard.leave(this.onwards ?? "/pult");
    return html`<efir-sheet-import
        slug=${this.#form.slug ?? ""}
        ?open=${this.isFromSheet}
        @efir-sheet-taken=${() => void this.#form.load()}
        @close=${() => {
          this.isFromSheet = false;
        }}
      ></efir-sheet-import>
      <efir-stale-dialog
        .conflict=${this.#form.conflict}
        @close=${() => this.#form.dismiss()}
        @efir-resolve=${({ detail }: CustomEvent<Plan>) => void this.#finish(this.#form.resolve(detail))}
      ></efir-stale-dialog>
      <efir-dialog .heading=${t("leaveTitle")} ?open=${this.onwards !== null} @close=${stay}>
        <p>${t("leaveBody")}</p>
        <p class="choices">
          <button class="btn btn--primary" type="button" @click=${this.#saveAndLeave}>${t("leaveSave")}</button>
          <button class="btn btn--danger" type="button" @click=${leave}>${t("leaveYes")}</button>
          <button class="btn" type="button" @click=${stay}>${t("leaveNo")}</button>
        </p>
      </efir-dialog>`;
  }

  /** Its record is closed, or this person may only read it. */
  get #isLocked(): boolean {
    const { slug, told } = this.#form;
    const mayThey = slug === null ? mayInHouse(this.actor, "create-meeting") : mayIn(this.actor, "plan", slug);
    return told?.phase === "closed" || (this.actor !== null && !mayThey);
  }

  readonly #written = ({ change }: PlanChangeEvent) => this.#form.write(change);

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!this.#form.isSaving) void this.#finish(this.#form.save());
  };

  readonly #saveAndLeave = async () => {
    const onwards = this.onwards ?? "/pult";
    this.onwards = null;
    const outcome = await this.#finish(this.#form.save(), onwards);
    if (outcome === "saved") this.#guard.leave(onwards);
  };

  async #finish(saving: Promise<Outcome>, onwards?: string): Promise<Outcome> {
    const outcome = await saving;
    if (outcome === "created") this.#guard.leave(onwards ?? `/pult/${this.#form.newSlug}/zasedanie${CREATED}`);
    if (outcome === "saved") this.said = t("saved", { time: formatTime(programTime(Date.now())) });
    if (outcome === "mistakes") await this.#focusMistake();
    return outcome;
  }

  async #focusMistake(): Promise<void> {
    await this.updateComplete;
    for (const part of [this.about, this.days, this.agenda]) {
      await part?.updateComplete;
      if (await part?.focusMistake()) return;
    }
  }

  async #loadActor(): Promise<void> {
    const answer = await call<{ readonly actor: Actor | null }>("GET", "/api/session");
    if (answer.ok) this.actor = answer.value.actor;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-meeting-plan-page": MeetingPlanPageElement;
  }
}
