import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { readFigure } from "../../shared/cards/figure.ts";
import type { LibraryItem, LibraryUse } from "../../shared/library.ts";
import { programTime } from "../../shared/time.ts";
import { common, controls } from "../ui/styles.ts";
import { apiWords } from "./api-words.ts";
import { type CardDraft, cardFrom, type DraftMistakes, sameDrafts } from "./card-draft.ts";
import { cardFields, fieldStyles, focusMistake, withField } from "./card-fields.ts";
import { DoneEvent } from "./events.ts";
import { changeItem, libraryItem, usesOf } from "./library-api.ts";
import { figureContent, figureDraft } from "./library-links.ts";
import { t } from "./library-strings.ts";
import { clockOf } from "./meeting-clock.ts";
import { desk } from "./styles.ts";

/**
 * Corrects a figure of the library, and with it every card made of it; says first where that is. Rule CR33.
 * @fires efir-done - It is corrected (DoneEvent).
 */
@customElement("efir-figure-correction")
export class FigureCorrectionElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    fieldStyles,
    css`
      .uses {
        display: grid;
        gap: var(--space-1);
        padding: var(--space-3) var(--space-4);
        border-left: 0.25rem solid var(--color-warn);
        background: var(--color-sunken);
        font-size: var(--text-sm);
      }
    `,
  ];
  @property() figureId = "";
  @state() private item: LibraryItem<"figure"> | null = null;
  @state() private uses: readonly LibraryUse[] | null = null;
  @state() private draft: CardDraft = {};
  @state() private mistakes: DraftMistakes = {};
  @state() private refused = "";
  @state() private isSaving = false;

  /** Whether closing it now would lose something. */
  get isChanged(): boolean {
    return this.item !== null && !sameDrafts(this.draft, figureDraft(this.item.content));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    if (this.item === null)
      return html`<p role="status" class="hint">${this.refused || t("loading")}</p>
        ${this.refused === "" ? nothing : html`<button class="btn btn--s" type="button" @click=${this.#load}>${t("again")}</button>`}`;
    const { draft, mistakes } = this;
    // No field of a figure is a time of day.
    const clock = clockOf({ days: [] }, programTime(0));
    const write = (name: string, value: unknown) => this.#write(name, value);
    return html`<form novalidate @submit=${this.#submit}>
      ${cardFields({ kind: "figure", draft, mistakes, clock, write })} ${this.#uses()}
      <div class="end">
        <button class="btn btn--primary" type="submit" ?disabled=${this.isSaving}>${t("correct")}</button>
        <span role="alert" class="mistake">${this.refused}</span>
      </div>
    </form>`;
  }

  #uses() {
    const { uses } = this;
    if (uses === null) return nothing;
    if (uses.length === 0) return html`<p class="hint">${t("usesNone")}</p>`;
    return html`<div class="uses">
      <p>${t("usesSome")}</p>
      <ul>
        ${uses.map(({ title, planned, shown }) => html`<li>${t("use", { title, planned, shown })}</li>`)}
      </ul>
      ${uses.some(({ shown }) => shown > 0) ? html`<p>${t("viewersWillSee")}</p>` : nothing}
    </div>`;
  }

  readonly #load = async () => {
    this.refused = "";
    const [answer, uses] = await Promise.all([libraryItem("figure", this.figureId), usesOf(this.figureId)]);
    if (uses.ok) this.uses = uses.value;
    if (!answer.ok) {
      this.refused = answer.problem.code === "UNKNOWN_ITEM" ? t("gone") : apiWords(answer.problem);
      return;
    }
    this.item = answer.value;
    this.draft = figureDraft(answer.value.content);
  };

  #write(name: string, value: unknown): void {
    const { [name]: _mended, ...mistakes } = this.mistakes;
    this.mistakes = mistakes;
    this.draft = withField(this.draft, name, value);
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const outcome = cardFrom("figure", "library-figure", this.draft);
    if (!outcome.ok) {
      this.mistakes = outcome.problem;
      await this.updateComplete;
      focusMistake(this.renderRoot, "figure", this.mistakes);
      return;
    }
    const content = figureContent(outcome.value);
    if (content === null || this.item === null) return;
    this.isSaving = true;
    const answer = await changeItem("figure", this.figureId, { version: this.item.version, content });
    this.isSaving = false;
    if (answer.ok) this.dispatchEvent(new DoneEvent(t("corrected", { figure: readFigure(answer.value.content) })));
    else if (answer.problem.code === "STALE") await this.#tellStale();
    else this.refused = apiWords(answer.problem);
  };

  /** What was typed stays; the next press is made from the version that is told here. */
  async #tellStale(): Promise<void> {
    const answer = await libraryItem("figure", this.figureId);
    if (answer.ok) this.item = answer.value;
    this.refused = answer.ok
      ? t("correctionStale", { figure: `${readFigure(answer.value.content)}: ${answer.value.content.label}` })
      : apiWords(answer.problem);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-figure-correction": FigureCorrectionElement;
  }
}
