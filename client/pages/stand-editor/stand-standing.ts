import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type ExhibitionSettings, type Stand, type StandField, standPath } from "../../../shared/exhibition.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { desk } from "../../control/styles.ts";
import { formatDayAndTime } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import { lackName } from "./field-words.ts";
import { formStyles } from "./form-styles.ts";
import { t } from "./strings.ts";

const HOUR_MS = 3_600_000;

/**
 * Where the institution's stand stands: state, deadline, what is missing, and the way on.
 * @fires efir-reach - A missing field is wanted: `detail` is its name.
 * @fires efir-submit - It is to be sent to the organisers.
 * @fires efir-take-back - It is to be written on.
 * @fires efir-questions - Its questions are wanted.
 * @fires efir-preview - It is to be seen as visitors see it.
 */
@customElement("efir-stand-standing")
export class StandStandingElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    formStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        padding: min(var(--space-5), 4cqi);
        border-top: 0.25rem solid var(--color-brand);
        background: var(--color-surface);
      }
      h2 {
        font-size: var(--text-lg);
        font-weight: var(--weight-strong);
      }
      blockquote {
        padding: var(--space-2) var(--space-3);
        border-left: 0.25rem solid var(--color-warn);
        background: var(--color-warn-soft);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      ul {
        display: grid;
        gap: var(--space-1);
      }
      .reach {
        min-height: var(--target-dense);
        padding: 0;
        border: 0;
        background: none;
        color: var(--color-link);
        text-align: left;
        text-decoration: underline;
        text-underline-offset: 0.18em;
        cursor: pointer;
      }
      .late {
        font-weight: var(--weight-medium);
        color: var(--color-danger);
      }
      .acts .btn {
        flex: 1 1 12rem;
      }
    `,
  ];
  @property({ attribute: false }) stand?: Stand;
  @property({ attribute: false }) settings?: ExhibitionSettings;
  @property({ attribute: false }) missing: readonly StandField[] = [];
  /** By the server's clock as this machine knows it. */
  @property({ attribute: false }) now: ProgramTime = programTime(0);
  @property({ type: Boolean }) busy = false;
  /** That wait for an answer. */
  @property({ type: Number }) questions = 0;
  /** Its film is of no use to anybody. */
  @property({ type: Boolean }) filmless = false;
  /** Why the last press did nothing. */
  @property() refusal = "";

  override render() {
    const { stand, settings } = this;
    if (stand === undefined || settings === undefined) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${t(`standing.${stand.state}`)}</h2>
      <p class="hint">${this.#explained(stand)}</p>
      ${stand.state === "returned" && stand.note !== null ? html`<div><p class="name">${t("organisersNote")}</p><blockquote>${stand.note}</blockquote></div>` : nothing}
      ${this.#deadline(settings)} ${this.#missing(stand)} ${this.#film()} ${this.#acts(stand)}
      ${this.#public(stand)} ${this.#questions()}
    </section>`;
  }

  #explained({ state, published }: Stand): string {
    if (state === "draft" && published !== null) return t("standing.draftOver");
    return t(`standing.${state}Hint`);
  }

  #deadline({ deadline }: ExhibitionSettings) {
    if (deadline === null) return nothing;
    const when = formatDayAndTime(deadline);
    const left = deadline - this.now;
    if (left <= 0) return html`<p class="late num">${t("deadlinePast", { when })}</p>`;
    const hours = Math.floor(left / HOUR_MS);
    const words =
      hours >= 48
        ? t("deadlineDays", { when, count: Math.floor(hours / 24) })
        : t("deadlineHours", { when, count: hours });
    return html`<p class="num">${words}</p>`;
  }

  #missing({ state, draft }: Stand) {
    if (state === "submitted" || state === "accepted") return nothing;
    if (this.missing.length === 0) return html`<p>${t("nothingMissing")}</p>`;
    return html`<div>
      <p class="name" id="missing">${t("missingFor")}</p>
      <ul aria-labelledby="missing">
        ${this.missing.map((field) => html`<li><button class="reach" type="button" @click=${() => this.dispatchEvent(new CustomEvent("efir-reach", { detail: field }))}>${lackName(draft, field)}</button></li>`)}
      </ul>
    </div>`;
  }

  #film() {
    if (!this.filmless) return nothing;
    const reach = () => this.dispatchEvent(new CustomEvent("efir-reach", { detail: "film" }));
    return html`<p><button class="reach" type="button" @click=${reach}>${t("filmless")}</button></p>`;
  }

  #acts({ state }: Stand) {
    const isLate = this.#isLate;
    return html`<div class="acts">
        ${
          state === "submitted"
            ? html`<button class="btn" type="button" ?disabled=${this.busy || isLate} @click=${() => this.#ask("take-back")}>${t("takeBack")}</button>`
            : html`<button class="btn btn--primary" type="button" aria-disabled=${this.busy || isLate || this.missing.length > 0} @click=${() => this.#ask("submit")}>${t("submit")}</button>`
        }
        <button class="btn" type="button" aria-haspopup="dialog" @click=${() => this.#ask("preview")}>${t("preview")}</button>
      </div>
      <p class="mistake" role="alert">${this.refusal}</p>`;
  }

  #public({ meeting, number, slug, publishedAt, isHidden }: Stand) {
    if (publishedAt === null) return nothing;
    if (isHidden) return html`<p class="hint">${t("hiddenNow")}</p>`;
    const path = `/m/${meeting}/vystavka/${standPath({ number, slug })}`;
    return html`<p class="hint num">${t("publishedAt", { when: formatDayAndTime(publishedAt) })}${this.settings?.isOpen ? html`, <a href=${path} target="_blank" rel="noopener">${t("openPublic")}</a>` : `, ${t("notOpenYet")}`}</p>`;
  }

  #questions() {
    if (this.questions === 0) return nothing;
    return html`<p><button class="reach" type="button" @click=${() => this.dispatchEvent(new Event("efir-questions"))}>${t("questions", { count: this.questions })}</button></p>`;
  }

  get #isLate(): boolean {
    const deadline = this.settings?.deadline ?? null;
    return deadline !== null && this.now > deadline;
  }

  #ask(wish: "submit" | "take-back" | "preview"): void {
    if (wish === "submit" && (this.busy || this.#isLate)) return;
    this.dispatchEvent(new Event(`efir-${wish}`));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-standing": StandStandingElement;
  }
}
