import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Card, CardKindName } from "../../shared/cards/index.ts";
import { labelOf } from "../../shared/cards/index.ts";
import { programTime } from "../../shared/time.ts";
import { newId } from "../session/surroundings.ts";
import { common, controls } from "../ui/styles.ts";
import { apiWords } from "./api-words.ts";
import { blankDraft, type CardDraft, cardFrom, type DraftMistakes, draftOf, sameDrafts } from "./card-draft.ts";
import { cardFields, fieldStyles, focusMistake, withField } from "./card-fields.ts";
import { CardReadyEvent, CorrectFigureEvent } from "./events.ts";
import { keepInLibrary } from "./library-api.ts";
import { contentOf, linkOf } from "./library-links.ts";
import { t as library } from "./library-strings.ts";
import { clockOf, type MeetingClock } from "./meeting-clock.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/**
 * The form of a card of any kind, drawn from the table of fields and judged by the kind's own schema.
 * @fires efir-card-ready - Filled in and right (CardReadyEvent).
 * @fires efir-correct-figure - The library's figure is to be corrected, not this card alone (CorrectFigureEvent).
 */
@customElement("efir-card-form")
export class CardFormElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    fieldStyles,
    css`
      .figure {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border: var(--border) solid var(--color-line-strong);
        border-radius: var(--radius-2);
        justify-items: start;
      }
    `,
  ];
  @property() kind: CardKindName = "speaker";
  /** The card to change; `null`: a new one. */
  @property({ attribute: false }) card: Card | null = null;
  /** What a new card begins with; `null`: a blank form. */
  @property({ attribute: false }) start: CardDraft | null = null;
  @property({ attribute: false }) clock: MeetingClock = clockOf({ days: [] }, programTime(Date.now()));
  /** It stands on air at this moment. */
  @property({ type: Boolean }) onair = false;
  @property({ type: Boolean }) locked = false;
  /** What it starts with stands nowhere else: closing it would lose that. */
  @property({ type: Boolean }) unsaved = false;
  /** Why the last try to save was refused, in words. */
  @property() refusal = "";
  @state() private draft: CardDraft = {};
  @state() private mistakes: DraftMistakes = {};
  @state() private kept: "" | "keeping" | "kept" | { readonly refused: string } = "";
  #opened: CardDraft = {};

  /** Whether closing it now would lose something. */
  get isChanged(): boolean {
    return this.unsaved || !sameDrafts(this.draft, this.#opened);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("card") && !changed.has("kind") && !changed.has("start")) return;
    this.draft = this.card === null ? { ...blankDraft(this.kind), ...this.start } : draftOf(this.card);
    this.#opened = this.draft;
    this.mistakes = {};
    this.kept = "";
  }

  override render() {
    const { kind, draft, mistakes, clock } = this;
    const write = (name: string, value: unknown) => this.#write(name, value);
    return html`<form novalidate @submit=${this.#submit}>
      ${this.#figureId === null ? cardFields({ kind, draft, mistakes, clock, write, except: notWritten(kind) }) : this.#libraryFigure(this.#figureId)}
      ${this.#library()}
      <div class="end">
        ${
          // Nothing of it is written here.
          this.card !== null && this.#figureId !== null
            ? nothing
            : html`<button class="btn btn--primary" type="submit" ?disabled=${this.locked}>${this.card === null ? t("addCue") : t("save")}</button>`
        }
        ${
          this.onair && this.#figureId === null
            ? html`<label class="also"><input type="checkbox" name="also" checked />${t("alsoOnAir")}</label>`
            : nothing
        }
        <span role="alert" class="mistake">${this.#wrong()}</span>
      </div>
    </form>`;
  }

  #wrong() {
    const count = Object.keys(this.mistakes).length;
    if (count > 0) return t("formErrors", { count });
    return this.refusal === "" ? nothing : this.refusal;
  }

  /** One figure is one object: its words are the library's, so that they are corrected everywhere at once (TL40). */
  #libraryFigure(figureId: string) {
    const outcome = cardFrom(this.kind, this.card?.id ?? "new-card", this.draft);
    return html`<div class="figure">
      <b>${outcome.ok ? labelOf(outcome.value) : nothing}</b>
      <p class="hint">${library("figureFromLibrary")}</p>
      <button class="btn btn--s" type="button" ?disabled=${this.locked} @click=${() =>
        this.dispatchEvent(new CorrectFigureEvent(figureId))}>${library("correctFigure")}</button>
    </div>`;
  }

  #library() {
    const link = linkOf(this.kind);
    if (link === null || (this.draft[link.ref] !== undefined && this.kept !== "kept")) return nothing;
    const said = typeof this.kept === "object" ? this.kept.refused : this.kept === "kept" ? library("kept") : "";
    return html`<div class="end">
      ${
        this.kept === "kept"
          ? nothing
          : html`<button class="btn btn--s" type="button" ?disabled=${this.locked || this.kept === "keeping"} @click=${this.#keep}>${library("keep")}</button>`
      }
      <span role="status" class=${typeof this.kept === "object" ? "mistake" : "hint"}>${said}</span>
    </div>`;
  }

  get #figureId(): string | null {
    const id = this.draft["figureId"];
    // Just kept: its fields are still the ones that were written here.
    return this.kind === "figure" && typeof id === "string" && this.kept !== "kept" ? id : null;
  }

  #write(name: string, value: unknown): void {
    const { [name]: _mended, ...mistakes } = this.mistakes;
    this.mistakes = mistakes;
    this.draft = withField(this.draft, name, value);
  }

  readonly #keep = async () => {
    const link = linkOf(this.kind);
    const card = await this.#judged();
    if (link === null || card === null) return;
    this.kept = "keeping";
    const answer = await keepInLibrary(link.sort, contentOf(card, link));
    this.kept = answer.ok ? "kept" : { refused: apiWords(answer.problem) };
    if (answer.ok) this.draft = { ...this.draft, [link.ref]: answer.value.id };
  };

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target instanceof HTMLFormElement ? new FormData(event.target) : null;
    const card = await this.#judged();
    if (card !== null) this.dispatchEvent(new CardReadyEvent(card, form?.has("also") ?? false));
  };

  /** The card as written; `null`: the focus is on the first mistake now. */
  async #judged(): Promise<Card | null> {
    const outcome = cardFrom(this.kind, this.card?.id ?? newId(), this.draft);
    if (outcome.ok) return outcome.value;
    this.mistakes = outcome.problem;
    await this.updateComplete;
    focusMistake(this.renderRoot, this.kind, this.mistakes);
    return null;
  }
}

/** How long a clip plays is its own, and nobody's to type. */
const notWritten = (kind: CardKindName): readonly string[] => (kind === "blitz" ? ["durationMs"] : []);

declare global {
  interface HTMLElementTagNameMap {
    "efir-card-form": CardFormElement;
  }
}
