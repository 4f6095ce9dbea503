import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { standBounds } from "../../../shared/exhibition/bounds.ts";
import type { StandQuestion } from "../../../shared/exhibition.ts";
import { desk } from "../../control/styles.ts";
import { formatDayAndTime } from "../../i18n/format.ts";
import { common, controls } from "../../ui/styles.ts";
import { formStyles } from "./form-styles.ts";
import { problemWords } from "./problem-words.ts";
import type { QuestionSide } from "./stand-side.ts";
import { t } from "./strings.ts";

/**
 * Questions that visitors asked: accepted by the first who takes one, answered on the stand or to the asker alone (EB88).
 * @fires efir-questions-changed - One is different on the server.
 */
@customElement("efir-stand-questions")
export class StandQuestionsElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    formStyles,
    css`
      li {
        display: grid;
        gap: var(--space-2);
        padding-block: var(--space-4);
        border-top: var(--border) solid var(--color-line);
      }
      blockquote {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .answer {
        padding-left: var(--space-3);
        border-left: 3px solid var(--color-brand);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      form,
      fieldset {
        display: grid;
        gap: var(--space-2);
      }
      fieldset label {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        min-height: var(--target-min);
        font-weight: var(--weight-regular);
      }
      fieldset input {
        width: 1.15rem;
        height: 1.15rem;
      }
      .st {
        border-color: currentColor;
        justify-self: start;
      }
      .st--missed {
        color: var(--color-danger);
      }
    `,
  ];
  @property({ attribute: false }) questions: readonly StandQuestion[] = [];
  @property({ attribute: false }) side?: QuestionSide;
  /** What the stand of a question is called; absent: they are all of one. */
  @property({ attribute: false }) standOf?: (standId: string) => string;
  @property({ type: Boolean }) locked = false;
  @state() private answering: string | null = null;
  @state() private refused: { readonly id: string; readonly words: string } | null = null;
  @state() private said = "";
  @state() private isBusy = false;
  /** What is written in the open form: it stays when somebody else answers meanwhile. */
  #written: string | null = null;

  override render() {
    if (this.questions.length === 0) return html`<p class="hint">${t("questionsNone")}</p>`;
    return html`<ul>${repeat(this.questions, ({ id }) => id, this.#question)}</ul>
      <p class="vh" role="status">${this.said}</p>`;
  }

  readonly #question = (question: StandQuestion) => {
    const { id, text, name, at, standId } = question;
    const from = name.trim() === "" ? t("questionUnnamed") : name;
    return html`<li>
      <p class="hint num">${[this.standOf?.(standId), from, formatDayAndTime(at)].filter(Boolean).join(", ")}</p>
      <blockquote>${text}</blockquote>
      ${this.#standing(question)}
      ${this.refused?.id === id ? html`<p class="mistake" role="alert">${this.refused.words}</p>` : nothing}
    </li>`;
  };

  #standing(question: StandQuestion) {
    const { id, text, state, answer, answeredAt, isPublic, acceptedBy } = question;
    if (state === "answered" && this.answering === id && !this.locked) return this.#form(question);
    if (state === "answered")
      return html`<p class="answer">${answer}</p>
        <p class="hint num">${t(isPublic ? "answeredPublicly" : "answeredPrivately", { when: answeredAt === null ? "" : formatDayAndTime(answeredAt) })}</p>
        ${this.locked ? nothing : html`<p class="acts"><button class="btn btn--quiet" type="button" aria-label=${t("correctTo", { text })} @click=${() => void this.#open(id)}>${t("correct")}</button></p>`}`;
    const isMissed = state === "missed";
    return html`${isMissed ? html`<span class="st st--missed">${t("questionMissed")}</span>` : nothing}
      ${acceptedBy === null ? nothing : html`<p class="hint">${t("acceptedBy", { name: acceptedBy })}</p>`}
      ${this.locked ? nothing : this.answering === id ? this.#form(question) : this.#acts(question)}`;
  }

  #acts({ id, acceptedBy, text }: StandQuestion) {
    return html`<p class="acts">
      ${
        acceptedBy === null
          ? html`<button class="btn" type="button" ?disabled=${this.isBusy} aria-label=${t("acceptOf", { text })} @click=${() => void this.#accept(id)}>${t("accept")}</button>`
          : nothing
      }
      <button class="btn" type="button" aria-label=${t("answerTo", { text })} @click=${() => void this.#open(id)}>${t("answer")}</button>
    </p>`;
  }

  #form({ id, answer, isPublic, state }: StandQuestion) {
    const choice = (value: "public" | "private", isChosen: boolean) =>
      html`<label><input type="radio" name="reach" value=${value} ?checked=${isChosen} />${t(`answer.${value}`)}</label>`;
    return html`<form @submit=${(event: SubmitEvent) => void this.#answer(event, id)}>
      <label for="answer">${t("answerText")}</label>
      <textarea class="field" id="answer" name="answer" rows="4" maxlength=${standBounds.answer} required .value=${this.#written ?? answer ?? ""} @input=${this.#write}></textarea>
      <fieldset>
        <legend class="vh">${t("answerReach")}</legend>
        ${choice("public", state !== "answered" || isPublic)}${choice("private", state === "answered" && !isPublic)}
      </fieldset>
      <p class="acts">
        <button class="btn btn--primary" type="submit" ?disabled=${this.isBusy}>${t("answerSend")}</button>
        <button class="btn" type="button" @click=${this.#close}>${t("cancel")}</button>
      </p>
    </form>`;
  }

  async #open(id: string): Promise<void> {
    this.answering = id;
    this.#written = null;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#answer")?.focus();
  }

  readonly #write = ({ target }: Event) => {
    if (target instanceof HTMLTextAreaElement) this.#written = target.value;
  };

  readonly #close = () => {
    this.answering = null;
  };

  async #accept(id: string): Promise<void> {
    this.isBusy = true;
    const answer = await this.side?.accept(id);
    this.isBusy = false;
    this.refused = answer === undefined || answer.ok ? null : { id, words: problemWords(answer.problem) };
    if (answer?.ok) this.said = t("acceptedNow");
    this.dispatchEvent(new Event("efir-questions-changed"));
  }

  async #answer(event: SubmitEvent, id: string): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement) || this.isBusy) return;
    const written = new FormData(event.target);
    const text = String(written.get("answer") ?? "").trim();
    if (text === "") return;
    this.isBusy = true;
    const answer = await this.side?.answer(id, { answer: text, isPublic: written.get("reach") === "public" });
    this.isBusy = false;
    if (answer === undefined || !answer.ok) {
      // What was written stays in the field.
      this.refused = { id, words: problemWords(answer?.problem ?? { code: "OFFLINE" }) };
      return;
    }
    this.refused = null;
    this.answering = null;
    this.said = t("answerSent");
    this.dispatchEvent(new Event("efir-questions-changed"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-questions": StandQuestionsElement;
  }
}
