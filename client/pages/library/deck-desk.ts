import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { isSilent } from "../../../shared/library/words.ts";
import type { DeckChange, DeckPage, LibraryItem } from "../../../shared/library.ts";
import { imageAddress } from "../../cards/image-address.ts";
import type { ApiProblem } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import { changeItem, libraryItem } from "../../control/library-api.ts";
import { desk } from "../../control/styles.ts";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import {
  changeOfFacts,
  changeOfOrder,
  changeOfPage,
  changeWithout,
  describedPages,
  nextPage,
  wasSaidMeanwhile,
} from "./deck-draft.ts";
import { deckStyles } from "./deck-styles.ts";
import "./page-editor.ts";
import type { PageEditorElement, SavePageEvent } from "./page-editor.ts";
import { t } from "./strings.ts";

type Deck = LibraryItem<"deck">;

/** A deck of the library: its title, its pages, and the words for those who do not see them. Rules LB40–LB43. */
@customElement("efir-deck-desk")
export class DeckDeskElement extends LitElement {
  static override styles = [common, controls, desk, deckStyles];
  @property() deckId = "";
  /** The person may change it. */
  @property({ type: Boolean }) editable = false;
  @state() private deck: Deck | null = null;
  @state() private number = 1;
  @state() private isSaving = false;
  @state() private said = "";
  @state() private refused = "";
  @state() private theirs: DeckPage | null = null;
  @state() private isRemoving = false;
  @query("efir-page-editor") private readonly editor!: PageEditorElement | null;

  /** Words were written that are not saved. */
  get isChanged(): boolean {
    return this.editor?.isChanged === true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    const { deck } = this;
    if (deck === null)
      return html`<p role="status" class=${this.refused === "" ? "hint" : "mistake"}>${this.refused || t("loading")}</p>
        ${this.refused === "" ? nothing : html`<button class="btn" type="button" @click=${this.#load}>${t("again")}</button>`}`;
    const page = deck.content.pages[this.number - 1];
    return html`${this.#facts(deck)}
      <p role="status" class="hint">${this.said}</p>
      <div class="desk">
        <ol class="pages" aria-label=${t("deckList")}>
          ${repeat(
            deck.content.pages,
            ({ image, number }) => `${image.file} ${number}`,
            (one) => this.#thumb(one),
          )}
        </ol>
        ${page === undefined ? nothing : this.#one(page, deck.content.pages.length)}
      </div>
      ${this.#removal()}`;
  }

  #facts({ content }: Deck) {
    const { pages, original, isDownloadable } = content;
    const done = describedPages(content);
    return html`<form class="facts" novalidate @submit=${this.#saveTitle}>
      <label for="deck-title">${t("deckTitle")}</label>
      <div class="line">
        <input class="field" id="deck-title" name="title" maxlength="200" autocomplete="off" ?readonly=${!this.editable} .value=${content.title} />
        ${this.editable ? html`<button class="btn" type="submit" ?disabled=${this.isSaving}>${t("save")}</button>` : nothing}
      </div>
      ${
        original === undefined
          ? html`<p class="hint">${t("noOriginal")}</p>`
          : html`<label class="also"
              ><input type="checkbox" .checked=${isDownloadable} ?disabled=${!this.editable || this.isSaving} @change=${this.#turnDownloadable} />${t("downloadable")}</label
            >`
      }
      <div class="progress">
        <progress max=${pages.length} value=${done} aria-label=${t("described", { done, count: pages.length })}></progress>
        <span class="hint num">${done === pages.length ? t("allDescribed") : t("described", { done, count: pages.length })}</span>
      </div>
    </form>`;
  }

  #thumb(page: DeckPage) {
    const { number, title, small, decorative } = page;
    return html`<li>
      <button type="button" aria-current=${number === this.number} @click=${() => this.#turnTo(number)}>
        <img src=${imageAddress(small)} alt="" loading="lazy" width=${small.widthPx} height=${small.heightPx} />
        <span>${t("slide", { number, title })}</span>
        ${isSilent(page) ? html`<span class="st st--silent">${t("state.silent")}</span>` : decorative ? html`<span class="st">${t("state.decorative")}</span>` : nothing}
      </button>
    </li>`;
  }

  #one(page: DeckPage, count: number) {
    return html`<section class="one" aria-labelledby="slide-head">
      <div class="ph">
        <h2 id="slide-head">${t("slideOf", { number: page.number, count })}</h2>
        ${this.editable ? this.#moves(page, count) : nothing}
      </div>
      <efir-page-editor
        .page=${page}
        .theirs=${this.theirs}
        .refusal=${this.refused}
        ?locked=${this.isSaving || !this.editable}
        @efir-save-page=${(event: SavePageEvent) => void this.#savePage(page, event)}
        @efir-take-theirs=${() => {
          this.theirs = null;
        }}
      ></efir-page-editor>
    </section>`;
  }

  #moves({ number }: DeckPage, count: number) {
    return html`<p class="line">
      <button class="btn btn--s" type="button" ?disabled=${number === 1 || this.isSaving} @click=${() => void this.#move(-1)}>${t("earlier")}</button>
      <button class="btn btn--s" type="button" ?disabled=${number === count || this.isSaving} @click=${() => void this.#move(1)}>${t("later")}</button>
      <button class="btn btn--s btn--danger" type="button" aria-haspopup="dialog" title=${count === 1 ? t("lastPage") : ""} ?disabled=${count === 1 || this.isSaving} @click=${() => {
        this.isRemoving = true;
      }}>${t("removePage")}</button>
    </p>`;
  }

  #removal() {
    const close = () => {
      this.isRemoving = false;
    };
    return html`<efir-dialog .heading=${t("removeTitle", { number: this.number })} ?open=${this.isRemoving} @close=${close}>
      <p>${t("removeStays")}</p>
      <p class="line">
        <button class="btn btn--danger" type="button" @click=${this.#remove}>${t("removePage")}</button>
        <button class="btn" type="button" @click=${close}>${t("keep")}</button>
      </p>
    </efir-dialog>`;
  }

  readonly #load = async () => {
    this.refused = "";
    const answer = await libraryItem("deck", this.deckId);
    if (!answer.ok) {
      this.refused = wordsFor(answer.problem);
      return;
    }
    this.deck = answer.value;
    // Where work is left to do, it begins.
    this.number = answer.value.content.pages.find(isSilent)?.number ?? 1;
  };

  #turnTo(number: number): void {
    if (number === this.number || (this.isChanged && !window.confirm(t("unsaved")))) return;
    this.number = number;
    this.theirs = null;
    this.refused = "";
  }

  readonly #saveTitle = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target instanceof HTMLFormElement ? new FormData(event.target) : null;
    const title = String(form?.get("title") ?? "").trim();
    if (title === "") this.refused = t("titleNeeded");
    else if (await this.#change((deck) => changeOfFacts(deck, { ...deck, title }))) this.said = t("saved", { title });
  };

  readonly #turnDownloadable = async ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const isDownloadable = target.checked;
    await this.#change((deck) => changeOfFacts(deck, { ...deck, isDownloadable }));
  };

  async #savePage({ image, number }: DeckPage, { words, isNext }: SavePageEvent): Promise<void> {
    // Shown what somebody else wrote, the person keeps theirs: that is an answer.
    const isKnown = this.theirs !== null;
    const before = this.deck?.content;
    if (!(await this.#change((deck) => changeOfPage(deck, image.file, words), isKnown ? null : image.file))) return;
    this.theirs = null;
    this.said =
      before && this.deck && describedPages(this.deck.content) === this.deck.content.pages.length
        ? t("allDescribed")
        : t("pageSaved", { number });
    if (!isNext || this.deck === null) return;
    this.number = nextPage(this.deck.content, number);
    await this.updateComplete;
    await this.editor?.updateComplete;
    this.editor?.focusWords();
  }

  async #move(step: -1 | 1): Promise<void> {
    const { number } = this;
    if (await this.#change((deck) => changeOfOrder(deck, number, step))) this.number = number + step;
  }

  readonly #remove = async () => {
    this.isRemoving = false;
    const { number } = this;
    if (!(await this.#change((deck) => changeWithout(deck, number)))) return;
    this.said = t("pageRemoved");
    this.number = Math.min(number, this.deck?.content.pages.length ?? 1);
  };

  /**
   * Saves a change of the deck. Made from an older version it is made anew of the one that stands, unless somebody has
   * said something of this very page: then both are shown.
   * @param file The page that is being described.
   */
  async #change(make: (deck: Deck["content"]) => DeckChange | null, file: string | null = null): Promise<boolean> {
    this.isSaving = true;
    this.refused = "";
    this.said = "";
    try {
      for (let tries = 0; tries < 3 && this.deck !== null; tries++) {
        const content = make(this.deck.content);
        if (content === null) break;
        const answer = await changeItem("deck", this.deckId, { version: this.deck.version, content });
        if (answer.ok) {
          this.deck = answer.value;
          return true;
        }
        if (answer.problem.code !== "STALE") return this.#refuse(wordsFor(answer.problem));
        if (!(await this.#catchUp(file))) return false;
      }
      return this.#refuse(t("gone"));
    } finally {
      this.isSaving = false;
    }
  }

  /** `false`: the person has to choose. */
  async #catchUp(file: string | null): Promise<boolean> {
    const before = this.deck?.content;
    const answer = await libraryItem("deck", this.deckId);
    if (!answer.ok) return this.#refuse(wordsFor(answer.problem));
    this.deck = answer.value;
    if (file === null || before === undefined || !wasSaidMeanwhile(before, answer.value.content, file)) return true;
    this.theirs = answer.value.content.pages.find(({ image }) => image.file === file) ?? null;
    return false;
  }

  #refuse(words: string): false {
    this.refused = words;
    return false;
  }
}

function wordsFor(problem: ApiProblem): string {
  if (problem.code === "UNKNOWN_ITEM") return t("gone");
  return problem.code === "BAD_SHAPE" ? t("unfit") : apiWords(problem);
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-deck-desk": DeckDeskElement;
  }
}
