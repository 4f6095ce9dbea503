import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type LibraryBrief, type LibrarySort, librarySorts } from "../../shared/library.ts";
import { imageAddress } from "../cards/image-address.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { apiWords } from "./api-words.ts";
import { DeckChosenEvent, NewDeckEvent, PickEvent } from "./events.ts";
import { walkFound } from "./found-keys.ts";
import { LateSearch } from "./late-search.ts";
import { libraryItem, listLibrary } from "./library-api.ts";
import { pickerStyles } from "./library-picker-styles.ts";
import { t } from "./library-strings.ts";
import { desk } from "./styles.ts";

/**
 * Finds an item of the library by typing. A deck leads to its pages, anything else to a card made of it.
 * @fires efir-pick - A speaker, a figure or a document was chosen (PickEvent).
 * @fires efir-deck-chosen - A deck was chosen (DeckChosenEvent).
 * @fires efir-new-deck - A deck is to be made of a file (NewDeckEvent).
 */
@customElement("efir-library-picker")
export class LibraryPickerElement extends LitElement {
  static override styles = [common, controls, desk, pickerStyles];
  @property() sort: LibrarySort = "speaker";
  @state() private query = "";
  @state() private refused = "";
  readonly #search = new LateSearch<readonly LibraryBrief[]>(this, () => listLibrary(this.sort, this.query.trim()));

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("sort")) void this.#search.now();
  }

  override render() {
    return html`<fieldset class="sorts">
        <legend class="vh">${t("sorts")}</legend>
        ${librarySorts.map(
          (sort) =>
            html`<label class="btn btn--s ${sort === this.sort ? "is-on" : ""}"
              ><input class="vh" type="radio" name="sort" value=${sort} .checked=${sort === this.sort} @change=${() => this.#turnTo(sort)} />${t(`sort.${sort}`)}</label
            >`,
        )}
      </fieldset>
      <div class="search">
        <label class="vh" for="query">${t("search")}</label>
        <input class="field" id="query" type="search" autocomplete="off" placeholder=${t("search")} .value=${this.query} @input=${this.#type} @keydown=${this.#walkFound} />
        ${
          this.sort === "deck"
            ? html`<button class="btn btn--s" type="button" @click=${() => this.dispatchEvent(new NewDeckEvent())}>${icon("plus")}${t("deckTitle")}</button>`
            : nothing
        }
      </div>
      ${this.#results()}`;
  }

  #results() {
    const { found } = this.#search;
    const briefs = found.phase === "found" ? found.value : found.phase === "searching" ? (found.last ?? []) : [];
    return html`<p class="hint told" role="status">${this.#told()}</p>
      ${
        found.phase === "failed"
          ? html`<p><button class="btn btn--s" type="button" @click=${() => void this.#search.now()}>${t("again")}</button></p>`
          : nothing
      }
      <ul class="rows found" aria-busy=${found.phase === "searching"} @keydown=${this.#walkFound}>
        ${repeat(
          briefs,
          ({ id }) => id,
          (brief) => this.#row(brief),
        )}
      </ul>`;
  }

  #row(brief: LibraryBrief) {
    const { title, note, image, pages, silentPages } = brief;
    const facts = [
      note,
      pages === undefined ? undefined : t("pages", { count: pages }),
      silentPages === undefined || silentPages === 0 ? undefined : t("silentPages", { count: silentPages }),
    ];
    return html`<li>
      <button type="button" class="item" @click=${() => void this.#pick(brief)}>
        ${image === undefined ? html`<span class="blank">${icon(this.sort === "document" ? "document" : "picture")}</span>` : html`<img src=${imageAddress(image)} alt="" loading="lazy" width=${image.widthPx} height=${image.heightPx} />`}
        <span><b>${title}</b><span class="hint">${facts.filter(Boolean).join(", ")}</span></span>
      </button>
    </li>`;
  }

  #told(): string {
    const { found } = this.#search;
    if (this.refused !== "") return this.refused;
    if (found.phase === "failed") return apiWords(found.problem);
    if (found.phase === "searching") return t("searching");
    if (found.value.length > 0) return t("found", { count: found.value.length });
    if (this.query.trim() !== "") return t("notFound");
    return this.sort === "deck" ? t("emptyDecks") : t("emptySort");
  }

  readonly #type = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.query = target.value;
    this.refused = "";
    this.#search.later();
  };

  #turnTo(sort: LibrarySort): void {
    this.sort = sort;
    this.refused = "";
  }

  async #pick({ id, sort }: LibraryBrief): Promise<void> {
    if (sort === "deck") {
      this.dispatchEvent(new DeckChosenEvent(id));
      return;
    }
    const answer = await libraryItem(sort, id);
    if (answer.ok) this.dispatchEvent(new PickEvent(answer.value));
    else this.refused = answer.problem.code === "UNKNOWN_ITEM" ? t("gone") : apiWords(answer.problem);
  }

  readonly #walkFound = (event: KeyboardEvent) => walkFound(event, this.renderRoot);
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-library-picker": LibraryPickerElement;
  }
}
