import { html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type LibraryBrief, type LibrarySort, librarySorts } from "../../../shared/library.ts";
import { isMeetingSlug } from "../../../shared/reserved-slugs.ts";
import { type Actor, type HouseRight, mayInHouse } from "../../../shared/roles.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { type ApiProblem, call } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import "../../control/deck-upload.ts";
import type { DeckChosenEvent, DoneEvent } from "../../control/events.ts";
import { LateSearch } from "../../control/late-search.ts";
import { libraryItem } from "../../control/library-api.ts";
import { desk } from "../../control/styles.ts";
import mark from "../../ui/art/mark.svg";
import "../../ui/dialog.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { listPage } from "../control/list-page-styles.ts";
import "./deck-desk.ts";
import type { DeckDeskElement } from "./deck-desk.ts";
import "./item-form.ts";
import type { FormItem, FormSort, ItemFormElement } from "./item-form.ts";
import "./item-removal.ts";
import { libraryStyles } from "./library-styles.ts";
import { t } from "./strings.ts";

/** What stands in the window. */
type Shown =
  | { readonly what: "form"; readonly sort: FormSort; readonly item: FormItem | null }
  | { readonly what: "deck-upload" }
  | { readonly what: "removal"; readonly brief: LibraryBrief }
  | null;

const newSorts = ["deck", "speaker", "figure", "document"] as const;
/** As many as the server tells (LB2). */
const MOST_LISTED = 200;

/** `/pult/biblioteka`: speakers, figures, documents and decks of the channel; `#{id}` opens a deck. Rules LB40–LB45. */
@customElement("efir-library-page")
export class LibraryPageElement extends LitElement {
  static override styles = [common, controls, desk, listPage, libraryStyles];
  @state() private sort: LibrarySort | null = null;
  @state() private query = "";
  @state() private actor: Actor | null = null;
  @state() private said = "";
  @state() private shown: Shown = null;
  @state() private deckId = deckInAddress();
  @query("efir-item-form") private readonly form!: ItemFormElement | null;
  @query("efir-deck-desk") private readonly deckDesk!: DeckDeskElement | null;
  readonly #search = new LateSearch(this, () => call<readonly LibraryBrief[]>("GET", this.#address()));

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#readAddress);
    addEventListener("beforeunload", this.#holdBack);
    void this.#loadActor();
    void this.#search.now();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#readAddress);
    removeEventListener("beforeunload", this.#holdBack);
  }

  override render() {
    return html`<header>
        <img src=${mark} alt="" width="32" height="32" />
        <h1>${t("title")}</h1>
        ${this.deckId === null ? nothing : html`<a class="btn" href="#">${t("back")}</a>`}
        ${this.#roomLink()}
        <a class="btn" href="/pult">${t("meetings")}</a>
      </header>
      <main>${this.deckId === null ? this.#list() : html`<efir-deck-desk .deckId=${this.deckId} ?editable=${this.#may("edit-library")}></efir-deck-desk>`}</main>
      ${this.#window()}`;
  }

  /** Back to the room that led here. */
  #roomLink() {
    const slug = new URLSearchParams(location.search).get("pult") ?? "";
    return isMeetingSlug(slug) ? html`<a class="btn" href=${`/pult/${slug}`}>${t("room")}</a>` : nothing;
  }

  #list() {
    return html`<section aria-label=${t("title")}>
      ${this.#may("edit-library") ? this.#new() : nothing}
      <div class="bar">
        <div class="sorts" role="group" aria-label=${t("sorts")}>
          ${[null, ...librarySorts].map((sort) => html`<button class="btn" type="button" aria-pressed=${this.sort === sort} @click=${() => this.#turnTo(sort)}>${t(`sort.${sort ?? "all"}`)}</button>`)}
        </div>
        <input class="field search" type="search" aria-label=${t("search")} placeholder=${t("search")} maxlength="200" .value=${this.query} @input=${this.#type} />
      </div>
      <div role="status">${this.said === "" ? nothing : html`<p class="said">${this.said}</p>`}</div>
      ${this.#found()}
    </section>`;
  }

  #new() {
    return html`<div class="new">
      ${newSorts.map(
        (sort) =>
          html`<button class=${sort === "deck" ? "btn btn--primary" : "btn"} type="button" aria-haspopup="dialog" @click=${() => this.#startNew(sort)}>${icon("plus")}${t(`new.${sort}`)}</button>`,
      )}
    </div>`;
  }

  #found() {
    const { found } = this.#search;
    if (found.phase === "failed") return this.#failure(found.problem);
    const briefs = found.phase === "found" ? found.value : (found.last ?? []);
    return html`<p role="status" class="hint told">${this.#told()}</p>
      <ul aria-busy=${found.phase === "searching"}>
        ${repeat(
          briefs,
          ({ id }) => id,
          (brief) => this.#item(brief),
        )}
      </ul>
      ${briefs.length >= MOST_LISTED ? html`<p class="hint">${t("most")}</p>` : nothing}`;
  }

  #failure(problem: ApiProblem) {
    return html`<p role="alert" class="mistake">${t("failed", { why: apiWords(problem) })}</p>
      <p class="acts">
        <button class="btn" type="button" @click=${() => void this.#search.now()}>${t("again")}</button>
        ${problem.code === "NOT_SIGNED_IN" ? html`<a class="btn btn--primary" href="/pult/vhod?dalee=biblioteka">${t("signIn")}</a>` : nothing}
      </p>`;
  }

  #told(): string {
    const { found } = this.#search;
    if (found.phase !== "found") return t("loading");
    if (found.value.length > 0) return t("shown", { count: found.value.length });
    if (this.query.trim() !== "") return t("notFound");
    return this.sort === null ? t("empty") : t("emptySort");
  }

  #item(brief: LibraryBrief) {
    const { id, sort, title, note, pages } = brief;
    return html`<li class="item">
      ${this.#picture(brief)}
      <div>
        <h2>${title}</h2>
        <p class="facts">
          ${note ? html`<span>${note}</span>` : nothing} ${pages === undefined ? nothing : this.#ofDeck(pages, brief.silentPages ?? 0)}
        </p>
      </div>
      <div class="acts">
        ${
          sort === "deck"
            ? html`<a class="btn" href=${`#${id}`} aria-label=${t("openOf", { title })}>${t("open")}</a>`
            : this.#may("edit-library")
              ? html`<button class="btn" type="button" aria-haspopup="dialog" aria-label=${t("editOf", { title })} @click=${() => void this.#edit(sort, id)}>${t("edit")}</button>`
              : nothing
        }
        ${this.#may("drop-library") ? html`<button class="btn btn--danger" type="button" aria-haspopup="dialog" aria-label=${t("dropOf", { title })} @click=${() => this.#show({ what: "removal", brief })}>${t("drop")}</button>` : nothing}
      </div>
    </li>`;
  }

  #picture({ sort, image }: LibraryBrief) {
    const blank = ({ speaker: "speaker", figure: "chart", document: "document", deck: "picture" } as const)[sort];
    if (image === undefined) return html`<span class="blank">${icon(blank)}</span>`;
    return html`<img class=${sort === "deck" ? "is-deck" : ""} src=${imageAddress(image)} alt="" loading="lazy" width=${image.widthPx} height=${image.heightPx} />`;
  }

  #ofDeck(count: number, silent: number) {
    return html`<span class="num">${t("pages", { count })}</span>
      ${silent === 0 ? nothing : html`<span class="st num">${t("described", { done: count - silent, count })}</span>`}`;
  }

  #window() {
    const { shown } = this;
    return html`<efir-dialog .heading=${headingOf(shown)} ?open=${shown !== null} @efir-leave=${this.#leave} @close=${() => this.#show(null)}>
      ${this.#inWindow(shown)}
    </efir-dialog>`;
  }

  #inWindow(shown: Shown) {
    switch (shown?.what) {
      case undefined:
        return nothing;
      case "form":
        return html`<efir-item-form .sort=${shown.sort} .item=${shown.item} @efir-done=${this.#done}></efir-item-form>`;
      case "deck-upload":
        return html`<efir-deck-upload @efir-deck-chosen=${this.#openDeck}></efir-deck-upload>`;
      case "removal":
        return html`<efir-item-removal .brief=${shown.brief} @efir-done=${this.#done} @efir-keep=${() => this.#show(null)}></efir-item-removal>`;
    }
  }

  #may(right: HouseRight): boolean {
    return mayInHouse(this.actor, right);
  }

  #address(): string {
    const asked = new URLSearchParams({ ...(this.sort === null ? {} : { sort: this.sort }), q: this.query });
    return `/api/library?${asked}`;
  }

  #turnTo(sort: LibrarySort | null): void {
    this.sort = sort;
    void this.#search.now();
  }

  readonly #type = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.query = target.value;
    this.#search.later();
  };

  #startNew(sort: LibrarySort): void {
    this.#show(sort === "deck" ? { what: "deck-upload" } : { what: "form", sort, item: null });
  }

  async #edit(sort: FormSort, id: string): Promise<void> {
    const answer = await libraryItem(sort, id);
    // Asked for by its sort.
    if (answer.ok) this.#show({ what: "form", sort, item: answer.value as FormItem });
    else this.said = answer.problem.code === "UNKNOWN_ITEM" ? t("gone") : apiWords(answer.problem);
  }

  #show(shown: Shown): void {
    this.shown = shown;
  }

  readonly #done = ({ words }: DoneEvent) => {
    this.said = words;
    this.#show(null);
    void this.#search.now();
  };

  readonly #openDeck = ({ deckId }: DeckChosenEvent) => {
    this.#show(null);
    location.hash = deckId;
  };

  readonly #leave = (event: Event) => {
    if (this.form?.isChanged && !window.confirm(t("leave"))) event.preventDefault();
  };

  readonly #readAddress = (event: HashChangeEvent) => {
    if (this.deckDesk?.isChanged && !window.confirm(t("unsaved"))) {
      history.replaceState(null, "", event.oldURL);
      return;
    }
    this.deckId = deckInAddress();
    this.said = "";
    // Words may have been written meanwhile.
    if (this.deckId === null) void this.#search.now();
  };

  readonly #holdBack = (event: BeforeUnloadEvent) => {
    if (this.deckDesk?.isChanged || this.form?.isChanged) event.preventDefault();
  };

  async #loadActor(): Promise<void> {
    const answer = await call<{ readonly actor: Actor | null }>("GET", "/api/session");
    if (answer.ok) this.actor = answer.value.actor;
  }
}

function deckInAddress(): string | null {
  const id = location.hash.slice(1);
  return /^[\w-]{8,64}$/.test(id) ? id : null;
}

function headingOf(shown: Shown): string {
  switch (shown?.what) {
    case undefined:
      return "";
    case "form":
      return t(shown.item === null ? `new.${shown.sort}` : `edit.${shown.sort}`);
    case "deck-upload":
      return t("new.deck");
    case "removal":
      return t("dropTitle");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-library-page": LibraryPageElement;
  }
}
