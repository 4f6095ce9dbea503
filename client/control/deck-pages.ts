import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { DeckPage, LibraryItem } from "../../shared/library.ts";
import { imageAddress } from "../cards/image-address.ts";
import { common, controls } from "../ui/styles.ts";
import type { ApiProblem } from "./api.ts";
import { apiWords } from "./api-words.ts";
import { DoneEvent } from "./events.ts";
import { addPages, libraryItem } from "./library-api.ts";
import { t } from "./library-strings.ts";
import { desk } from "./styles.ts";

/**
 * A deck's pages, all of them chosen until somebody says otherwise; adds the chosen ones to the meeting's rundown.
 * @fires efir-done - They stand in the rundown (DoneEvent).
 */
@customElement("efir-deck-pages")
export class DeckPagesElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
      }
      .tools,
      .end {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        margin-bottom: var(--space-3);
      }
      .end {
        position: sticky;
        bottom: 0;
        margin: var(--space-3) 0 0;
        padding: var(--space-3) 0;
        background: var(--color-surface);
      }
      .tools {
        margin-top: var(--space-3);
      }
      .pages {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
        gap: var(--space-3);
      }
      label {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-1) var(--space-2);
        font-size: var(--text-xs);
        line-height: 1.35;
        cursor: pointer;
      }
      img {
        grid-column: 1 / -1;
        width: 100%;
        height: auto;
        aspect-ratio: 16 / 9;
        object-fit: contain;
        background: var(--stage-surface);
        outline: 1px solid var(--color-line);
      }
      input:checked ~ img {
        outline: 3px solid var(--color-brand);
      }
      input {
        grid-row: 2;
        width: 1.15rem;
        height: 1.15rem;
        margin: 0;
      }
      .st {
        grid-column: 2;
        justify-self: start;
        border-color: currentColor;
        color: var(--color-warn);
      }
    `,
  ];
  @property() slug = "";
  @property() deckId = "";
  @state() private deck: LibraryItem<"deck"> | null = null;
  @state() private chosen: ReadonlySet<number> = new Set();
  @state() private problem: ApiProblem | null = null;
  @state() private isAdding = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    const { deck, problem } = this;
    if (deck === null)
      return html`<p role="status" class="hint">${problem === null ? t("loading") : wordsFor(problem)}</p>
        ${problem === null ? nothing : html`<button class="btn btn--s" type="button" @click=${this.#load}>${t("again")}</button>`}`;
    const { title, pages } = deck.content;
    const hasSilent = pages.some(isSilent);
    return html`<p><b>${title}</b>, ${t("pages", { count: pages.length })}</p>
      ${hasSilent ? html`<p class="hint">${t("silentHint")}</p>` : nothing}
      <p class="tools">
        <button class="btn btn--s" type="button" @click=${() => this.#choose(pages)}>${t("allPages")}</button>
        <button class="btn btn--s" type="button" @click=${() => this.#choose([])}>${t("noPages")}</button>
      </p>
      <ul class="pages" aria-label=${t("choosePages")}>
        ${pages.map((page) => this.#page(page))}
      </ul>
      <div class="end">
        <button class="btn btn--primary" type="button" ?disabled=${this.isAdding || this.chosen.size === 0} @click=${this.#add}>
          ${t("addPages", { count: this.chosen.size })}
        </button>
        <span role="alert" class="mistake">${problem === null ? nothing : wordsFor(problem)}</span>
        ${this.chosen.size === 0 ? html`<span class="hint">${t("noPagesChosen")}</span>` : nothing}
      </div>`;
  }

  #page(page: DeckPage) {
    const { number, title, small } = page;
    return html`<li>
      <label
        ><input type="checkbox" .checked=${this.chosen.has(number)} @change=${() => this.#turn(number)} />
        <img src=${imageAddress(small)} alt="" loading="lazy" width=${small.widthPx} height=${small.heightPx} />
        <span>${t("page", { number, title })}</span>${isSilent(page) ? html`<span class="st">${t("silent")}</span>` : nothing}</label
      >
    </li>`;
  }

  readonly #load = async () => {
    this.problem = null;
    const answer = await libraryItem("deck", this.deckId);
    if (answer.ok) {
      this.deck = answer.value;
      this.#choose(answer.value.content.pages);
    } else this.problem = answer.problem;
  };

  #choose(pages: readonly DeckPage[]): void {
    this.chosen = new Set(pages.map(({ number }) => number));
  }

  #turn(number: number): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(number)) chosen.add(number);
    this.chosen = chosen;
  }

  readonly #add = async () => {
    this.isAdding = true;
    this.problem = null;
    const pages = [...this.chosen].sort((one, other) => one - other);
    const answer = await addPages(this.slug, this.deckId, pages);
    this.isAdding = false;
    if (answer.ok) this.dispatchEvent(new DoneEvent(t("pagesAdded", { count: pages.length })));
    else this.problem = answer.problem;
  };
}

const isSilent = ({ alt, decorative }: DeckPage): boolean => alt === undefined && decorative === undefined;

const wordsFor = (problem: ApiProblem): string => (problem.code === "UNKNOWN_ITEM" ? t("gone") : apiWords(problem));

declare global {
  interface HTMLElementTagNameMap {
    "efir-deck-pages": DeckPagesElement;
  }
}
