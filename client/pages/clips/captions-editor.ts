import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type CaptionProblem, checkVtt, writeVtt } from "../../../shared/clips/captions.ts";
import { type Millis, millis } from "../../../shared/time.ts";
import { desk } from "../../control/styles.ts";
import { language } from "../../i18n/language.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { CaptionsEvent } from "./events.ts";
import { t } from "./strings.ts";
import type { Part } from "./trim.ts";
import { fromTyped, hasUntimed, toTyped, typedTime } from "./typed-captions.ts";

/** As shared/clips/commands.ts takes them. */
const MOST_SIGNS = 60_000;
/** So many mistakes are listed: who sees them mends the rest too. */
const MOST_TOLD = 8;

/**
 * Captions as lines that a person types, or a WebVTT file. Rules BZ136–BZ138.
 * @fires efir-captions - They were written anew (CaptionsEvent).
 */
@customElement("efir-captions-editor")
export class CaptionsEditorElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      label.btn:has(:focus-visible) {
        outline: var(--focus-width) solid var(--focus-outer);
        outline-offset: 2px;
      }
      textarea.field {
        min-height: 7rem;
        font-family: var(--font-ui);
      }
      .btn {
        white-space: normal;
      }
      .mistakes {
        display: grid;
        gap: var(--space-1);
      }
    `,
  ];
  /** WebVTT; empty: none. */
  @property() vtt = "";
  /** How long the whole film is. */
  @property({ attribute: false }) filmMs: Millis = millis(1);
  /** Lines without times share it. */
  @property({ attribute: false }) shown?: Part;
  /** Where the film stands. */
  @property({ attribute: false }) atMs: () => number = () => 0;
  @property({ type: Boolean }) locked = false;
  @state() private written = "";
  @state() private mistakes: readonly CaptionProblem[] = [];
  /** What became of a file. */
  @state() private said = "";
  @query("textarea") private readonly field!: HTMLTextAreaElement | null;
  /** What this editor said last: told again, it is no news. */
  #told: string | null = null;

  /** Puts the focus into the lines. */
  reach(): void {
    this.field?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("vtt") && this.vtt !== this.#told) this.#readAnew();
    // What shares the time of a part goes with it.
    else if (!this.locked && hasMoved(changed.get("shown"), this.shown) && hasUntimed(this.written))
      this.#write(this.written);
  }

  #readAnew(): void {
    this.#told = this.vtt;
    this.written = toTyped(cuesOf(this.vtt, this.filmMs));
    this.mistakes = [];
    this.said = "";
  }

  override render() {
    const count = cuesOf(this.vtt, this.filmMs).length;
    return html`<textarea class="field" id="captions" rows="5" aria-label=${t("captions")} aria-describedby="captions-hint captions-mistakes" aria-invalid=${this.mistakes.length > 0}
        placeholder=${t("captionsExample")} spellcheck="true" lang=${language()} ?readonly=${this.locked} .value=${this.written} @input=${this.#type}></textarea>
      <p class="hint" id="captions-hint">${t("captionsHint")}</p>
      <div id="captions-mistakes" role="status" class=${this.mistakes.length > 0 ? "mistake" : "hint"}>
        ${this.mistakes.length > 0 ? this.#mistakes() : html`${this.said} ${count > 0 ? t("captionsCount", { count }) : nothing}`}
      </div>
      ${this.locked ? nothing : this.#acts()}`;
  }

  #mistakes() {
    return html`${this.said}
      <ul class="mistakes">
        ${this.mistakes.slice(0, MOST_TOLD).map(({ line, why }) => html`<li>${t("line", { line: String(line), why: t(`captions.${why}`) })}</li>`)}
      </ul>`;
  }

  #acts() {
    return html`<p class="acts">
      <label class="btn btn--s">${icon("captions")}${t("captionsFile")}<input class="vh" type="file" accept=".vtt,text/vtt" @change=${this.#choose} /></label>
      <button class="btn btn--s" type="button" @click=${this.#stamp}>${t("captionsStamp")}</button>
      ${this.written === "" ? nothing : html`<button class="btn btn--s" type="button" @click=${() => this.#write("")}>${t("captionsNone")}</button>`}
    </p>`;
  }

  readonly #type = () => this.#write(this.field?.value ?? "");

  #write(written: string): void {
    this.written = written;
    this.said = "";
    const { fromMs, toMs } = this.shown ?? {};
    if (fromMs === undefined || toMs === undefined) return;
    const outcome = fromTyped(written, fromMs, toMs);
    this.mistakes = outcome.ok ? [] : outcome.problem;
    this.#tell(outcome.ok ? (outcome.value.length === 0 ? "" : writeVtt(outcome.value)) : null);
  }

  #tell(vtt: string | null): void {
    this.#told = vtt;
    this.dispatchEvent(new CaptionsEvent(vtt));
  }

  /** Before the line that the caret stands in. */
  readonly #stamp = async () => {
    const { field } = this;
    if (field === null) return;
    const start = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
    const stamp = `${typedTime(Math.round(this.atMs() / 10) * 10)} `;
    const caret = Math.max(field.selectionStart, start) + stamp.length;
    this.#write(field.value.slice(0, start) + stamp + field.value.slice(start));
    await this.updateComplete;
    field.focus();
    field.setSelectionRange(caret, caret);
  };

  readonly #choose = async ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const file = target.files?.[0];
    // Chosen once more, it is read once more.
    target.value = "";
    if (file !== undefined) await this.#take(file);
  };

  /** A file with mistakes changes nothing of what was written. */
  async #take(file: File): Promise<void> {
    if (file.size > MOST_SIGNS * 2) return this.#refuse(t("captionsFileLarge"), []);
    const { cues, problems } = checkVtt(await file.text(), this.filmMs);
    if (problems.length > 0) return this.#refuse(t("captionsFileBad", { count: problems.length }), problems);
    const vtt = writeVtt(cues);
    if (vtt.length > MOST_SIGNS) return this.#refuse(t("captionsFileLarge"), []);
    this.written = toTyped(cues);
    this.mistakes = [];
    this.#tell(vtt);
    this.said = `${t("captionsFileTaken", { name: file.name })}.`;
  }

  #refuse(said: string, mistakes: readonly CaptionProblem[]): void {
    this.said = said;
    this.mistakes = mistakes;
  }
}

/** What is saved is right; captions of a film that is not known yet are none. */
const cuesOf = (vtt: string, filmMs: Millis) => (vtt === "" ? [] : checkVtt(vtt, filmMs).cues);

const hasMoved = (before: Part | undefined, now: Part | undefined): boolean =>
  before !== undefined && (before.fromMs !== now?.fromMs || before.toMs !== now.toMs);

declare global {
  interface HTMLElementTagNameMap {
    "efir-captions-editor": CaptionsEditorElement;
  }
}
