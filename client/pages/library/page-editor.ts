import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { DeckPage } from "../../../shared/library.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { type PageWords, wordsOf } from "./deck-draft.ts";
import { t } from "./strings.ts";

const MOST_ALT = 4000;

/** The page's words are to be saved. */
export class SavePageEvent extends Event {
  static readonly type = "efir-save-page";
  constructor(
    readonly words: PageWords,
    /** Then go to the next page without words. */
    readonly isNext: boolean,
  ) {
    super(SavePageEvent.type);
  }
}

/**
 * One page of a deck, large, and what is said of it for those who do not see it. Rules LB40–LB41.
 * @fires efir-save-page - (SavePageEvent).
 */
@customElement("efir-page-editor")
export class PageEditorElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      img {
        display: block;
        width: 100%;
        height: auto;
        max-height: 60vh;
        object-fit: contain;
        background: var(--stage-surface);
        outline: 1px solid var(--color-line);
      }
      form {
        display: grid;
        gap: var(--space-3);
      }
      .cell {
        display: grid;
        gap: var(--space-1);
      }
      .cell > label {
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      .also,
      .end {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }
      .also {
        min-height: var(--target-min);
      }
      .also input {
        flex: none;
        width: 1.15rem;
        height: 1.15rem;
      }
      .btn {
        white-space: normal;
        overflow-wrap: anywhere;
      }
      :host > *,
      form > * {
        min-width: 0;
      }
      .theirs {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border-left: 0.25rem solid var(--color-warn);
        background: var(--color-sunken);
      }
      .theirs blockquote {
        margin: 0;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ];
  @property({ attribute: false }) page?: DeckPage;
  @property({ type: Boolean }) locked = false;
  /** Why the last save was refused, in words. */
  @property() refusal = "";
  /** What somebody saved of this page meanwhile. */
  @property({ attribute: false }) theirs: DeckPage | null = null;
  @state() private words: PageWords = { title: "", alt: "", isDecorative: false };
  @state() private mistake = "";
  #file = "";

  /** Something was written that is not saved. A page's own text in the field is nobody's writing. */
  get isChanged(): boolean {
    return this.page !== undefined && !sameWords(this.words, wordsOf(this.page));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("page") || this.page === undefined) return;
    // The same page told anew, after another one was saved, takes nothing away that is being written.
    if (this.page.image.file === this.#file && this.#isWritten(changed.get("page"), this.page)) return;
    this.#file = this.page.image.file;
    this.words = wordsOf(this.page);
    this.mistake = "";
  }

  focusWords(): void {
    this.renderRoot.querySelector<HTMLElement>("textarea")?.focus();
  }

  override render() {
    const { page, words } = this;
    if (page === undefined) return nothing;
    const { image } = page;
    return html`<img src=${imageAddress(image)} alt=${page.alt ?? page.text} width=${image.widthPx} height=${image.heightPx} />
      <form novalidate @submit=${this.#submit} @keydown=${this.#key}>
        ${this.#theirs()}
        <p class="cell">
          <label for="title">${t("slideTitle")}</label>
          <input class="field" id="title" maxlength="200" autocomplete="off" .value=${words.title} @input=${this.#write("title")} />
        </p>
        <p class="cell">
          <label for="alt">${t("alt")}</label>
          <textarea class="field" id="alt" rows="7" aria-describedby="alt-hint alt-mistake" aria-invalid=${this.mistake !== ""} ?disabled=${words.isDecorative} .value=${words.alt} @input=${this.#write("alt")}></textarea>
          <span class="hint" id="alt-hint">${this.#hint(page)}</span>
          <span class="mistake" id="alt-mistake" role="alert">${this.mistake || this.refusal || nothing}</span>
        </p>
        <label class="also"><input type="checkbox" .checked=${words.isDecorative} @change=${this.#mark} />${t("decorative")}</label>
        <p class="end">
          <button class="btn btn--primary" type="submit" ?disabled=${this.locked}>${t("saveNext")}</button>
          <button class="btn" type="button" ?disabled=${this.locked} @click=${() => this.#save(false)}>${t("savePage")}</button>
          ${page.text === "" || page.text === words.alt ? nothing : html`<button class="btn btn--quiet" type="button" ?disabled=${words.isDecorative} @click=${this.#takeText}>${t("takeText")}</button>`}
          <span class="hint">${t("keysHint")}</span>
        </p>
      </form>`;
  }

  #hint({ alt, decorative, text }: DeckPage): string {
    if (this.words.isDecorative || alt !== undefined || decorative) return t("altHint");
    if (text === "") return `${t("altNoText")}. ${t("altHint")}`;
    return this.words.alt === text ? `${t("altIsText")}. ${t("altHint")}` : t("altHint");
  }

  #theirs() {
    const { theirs } = this;
    if (theirs === null) return nothing;
    return html`<div class="theirs" role="alert">
      <p>${t("theirs")}</p>
      <blockquote>${theirs.decorative ? t("decorative") : (theirs.alt ?? theirs.title)}</blockquote>
      <p class="end">
        <button class="btn btn--s" type="button" @click=${() => this.#save(false)}>${t("keepMine")}</button>
        <button class="btn btn--s" type="button" @click=${this.#takeTheirs}>${t("takeTheirs")}</button>
      </p>
    </div>`;
  }

  /** Something was written since, and it is not what the page says now. */
  #isWritten(before: DeckPage | undefined, now: DeckPage): boolean {
    return before !== undefined && !sameWords(this.words, wordsOf(before)) && !sameWords(this.words, wordsOf(now));
  }

  #write(name: "title" | "alt") {
    return ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
      this.mistake = "";
      this.words = { ...this.words, [name]: target.value };
    };
  }

  readonly #mark = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.mistake = "";
    this.words = { ...this.words, isDecorative: target.checked };
  };

  readonly #takeText = () => {
    this.words = { ...this.words, alt: this.page?.text ?? "" };
    this.focusWords();
  };

  readonly #takeTheirs = () => {
    if (this.theirs === null) return;
    this.words = wordsOf(this.theirs);
    this.dispatchEvent(new Event("efir-take-theirs"));
  };

  readonly #key = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#save(true);
  };

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    this.#save(true);
  };

  #save(isNext: boolean): void {
    if (this.locked) return;
    const { alt, isDecorative } = this.words;
    const length = alt.trim().length;
    if (!isDecorative && length === 0) this.mistake = t("writeSomething");
    else if (!isDecorative && length > MOST_ALT) this.mistake = t("tooLong", { length });
    else this.dispatchEvent(new SavePageEvent(this.words, isNext));
    if (this.mistake !== "") this.focusWords();
  }
}

/** As they are saved: without spaces at their ends. */
const sameWords = (one: PageWords, other: PageWords): boolean =>
  one.title.trim() === other.title.trim() &&
  one.alt.trim() === other.alt.trim() &&
  one.isDecorative === other.isDecorative;

declare global {
  interface HTMLElementTagNameMap {
    "efir-page-editor": PageEditorElement;
  }
}
