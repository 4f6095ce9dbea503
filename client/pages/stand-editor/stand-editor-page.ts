import { html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { StandField } from "../../../shared/exhibition.ts";
import { desk } from "../../control/styles.ts";
import { language } from "../../i18n/language.ts";
import mark from "../../ui/art/mark.svg";
import "../../ui/dialog.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import "../../ui/view-panel.ts";
import type { Side } from "./content-merge.ts";
import { editorStyles } from "./editor-styles.ts";
import type { StandChangeEvent } from "./events.ts";
import { PassSide, tokenIn } from "./pass-side.ts";
import { problemWords } from "./problem-words.ts";
import "./save-state.ts";
import type { StaleFieldsElement } from "./stale-fields.ts";
import "./stale-fields.ts";
import { StandDesk } from "./stand-desk.ts";
import type { StandFormElement } from "./stand-form.ts";
import "./stand-form.ts";
import "./stand-preview.ts";
import "./stand-questions.ts";
import "./stand-standing.ts";
import { t } from "./strings.ts";
import { isFilmless } from "./useless-film.ts";
import { waitingFields } from "./whole-content.ts";

/** `/s/{token}`: an institution writes its own stand, and sees no other (EB80). */
@customElement("efir-stand-editor-page")
export class StandEditorPageElement extends LitElement {
  static override styles = [common, controls, desk, editorStyles];
  readonly #pass = new PassSide(tokenIn(location.pathname) ?? "");
  readonly #desk = new StandDesk(this, this.#pass);
  @state() private isPreviewing = false;
  @state() private isViewOpen = false;
  @query("efir-stand-form") private readonly form!: StandFormElement | null;
  @query("efir-stale-fields") private readonly stale!: StaleFieldsElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    // The bar stands over the foot: what gets the focus is not left under it (WCAG 2.4.11).
    document.documentElement.style.setProperty("scroll-padding-bottom", "6rem");
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.documentElement.style.removeProperty("scroll-padding-bottom");
  }

  override render() {
    return html`${this.#top()}
      <main class="wrap" tabindex="-1">${this.#body()}</main>
      ${this.#desk.state.phase === "ready" ? this.#bar() : nothing} ${this.#dialogs()}`;
  }

  #top() {
    const { told } = this.#desk;
    const other = language() === "ru" ? "en" : "ru";
    return html`<header>
      <button class="btn skip" type="button" @click=${this.#skip}>${t("toForm")}</button>
      <div class="wrap top">
        <img src=${mark} alt="" width="36" height="36" />
        <div class="names">
          <h1>${t("yourStand")}</h1>
          <p>${told?.meeting.title ?? ""}</p>
        </div>
        <button class="btn" type="button" aria-expanded=${this.isViewOpen} @click=${this.#turnView}>${icon("eye")}<span class="wide">${t("view")}</span></button>
        <a class="lang" href=${`?lang=${other}`} lang=${other} hreflang=${other}>${other.toUpperCase()}<span class="vh">${t("otherLanguage")}</span></a>
      </div>
      <div class="wrap"><efir-view-panel ?open=${this.isViewOpen}></efir-view-panel></div>
    </header>`;
  }

  #body() {
    const { state, told, keeper } = this.#desk;
    if (state.phase === "loading") return html`<p class="hint" role="status">${t("loading")}</p>`;
    if (state.phase === "failed") return this.#failed(state.problem.code);
    if (told === null || keeper === null) return nothing;
    const { settings, questions } = told;
    const { isLocked, missing } = this.#desk;
    const openCount = questions.filter(({ state: standing }) => standing !== "answered").length;
    return html`<div class="aside">
        <efir-stand-standing
          .stand=${{ ...keeper.stand, draft: keeper.content }}
          .settings=${settings}
          .missing=${missing}
          .now=${this.#desk.now}
          .refusal=${this.#refusal}
          ?busy=${this.#desk.isBusy}
          @efir-reach=${({ detail }: CustomEvent<StandField>) => void this.form?.reach(detail)}
          @efir-submit=${() => void this.#submit()}
          @efir-take-back=${() => void this.#desk.takeBack()}
          .questions=${openCount}
          ?filmless=${isFilmless(told.film, keeper.content.film)}
          @efir-preview=${this.#preview}
          @efir-questions=${() => this.renderRoot.querySelector<HTMLElement>("#questions")?.focus()}
        ></efir-stand-standing>
      </div>
      <efir-stand-form
        .content=${keeper.content}
        .side=${this.#desk.side ?? undefined}
        .required=${settings.required}
        .missing=${missing}
        .filmState=${told.film}
        ?locked=${isLocked}
        @efir-stand-change=${({ field, value, stroke }: StandChangeEvent) => keeper.write(field, value, stroke)}
      ></efir-stand-form>
        <section class="questions" aria-labelledby="questions">
          <h2 id="questions" tabindex="-1">${t("questions", { count: openCount })}</h2>
          <efir-stand-questions .questions=${questions} .side=${this.#pass} @efir-questions-changed=${() => void this.#desk.look()}></efir-stand-questions>
        </section>`;
  }

  #failed(code: string) {
    const isOver =
      code === "NOT_SIGNED_IN" || code === "NOT_FOUND" || code === "NOT_ALLOWED" || code === "UNKNOWN_STAND";
    return html`<section class="failed">
      <h2>${isOver ? t("linkOver") : t("notLoaded")}</h2>
      <p>${isOver ? t("linkOverHint") : problemWords({ code })}</p>
      ${isOver ? nothing : html`<p><button class="btn btn--primary" type="button" @click=${() => void this.#desk.load()}>${t("again")}</button></p>`}
    </section>`;
  }

  #bar() {
    const { keeper, isLocked } = this.#desk;
    if (keeper === null || isLocked) return nothing;
    return html`<div class="bar">
      <efir-save-state
        class="wrap"
        .state=${keeper.state}
        .waiting=${waitingFields(keeper.content)}
        ?undoable=${keeper.canUndo}
        ?redoable=${keeper.canRedo}
        @efir-undo=${() => keeper.undo()}
        @efir-redo=${() => keeper.redo()}
        @efir-show-conflict=${() => this.stale?.show()}
      ></efir-save-state>
    </div>`;
  }

  #dialogs() {
    const { keeper } = this.#desk;
    if (keeper === null) return nothing;
    const close = () => {
      this.isPreviewing = false;
    };
    const { state } = keeper;
    return html`<efir-dialog class="preview" .heading=${t("previewTitle")} ?open=${this.isPreviewing} @close=${close}>
        ${this.isPreviewing ? html`<efir-stand-preview .content=${keeper.content} .number=${keeper.stand.number}></efir-stand-preview>` : nothing}
      </efir-dialog>
      <efir-stale-fields
        .versions=${state.phase === "conflict" ? state.versions : null}
        @efir-resolve=${({ detail }: CustomEvent<ReadonlyMap<StandField, Side>>) => keeper.resolve(detail)}
      ></efir-stale-fields>`;
  }

  get #refusal(): string {
    const { refusal } = this.#desk;
    return refusal === null ? "" : problemWords(refusal);
  }

  readonly #preview = () => {
    this.isPreviewing = true;
  };

  readonly #turnView = () => {
    this.isViewOpen = !this.isViewOpen;
  };

  /** A link with a fragment finds nothing in a shadow root. */
  readonly #skip = () => {
    void this.form?.reach("institution");
  };

  async #submit(): Promise<void> {
    const [first] = this.#desk.missing;
    if (first === undefined) await this.#desk.submit();
    else await this.form?.reach(first);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-editor-page": StandEditorPageElement;
  }
}
