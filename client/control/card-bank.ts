import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type CardKindName, cardKinds } from "../../shared/cards/index.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { emptyProgram } from "../../shared/timeline/at.ts";
import type { Program } from "../../shared/timeline/record.ts";
import { say } from "../i18n/say.ts";
import { common, controls } from "../ui/styles.ts";
import "./add-menu.ts";
import { bankStyles } from "./card-bank-styles.ts";
import { cardRow } from "./card-row.ts";
import { countsOf, isSlide, matching, type Shelf, shelvesOf } from "./card-search.ts";
import { type CueKeys, cueKeys } from "./cue-keys.ts";
import { DeckNames } from "./deck-names.ts";
import { LibraryEvent } from "./events.ts";
import "./slide-shelf.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

type Tab = CardKindName | "all";

/** All prepared cards: slides as pictures by deck, the rest as rows by kind. One press prepares; nobody outside sees it. */
@customElement("efir-card-bank")
export class CardBankElement extends LitElement {
  static override styles = [common, controls, desk, bankStyles];
  @property({ attribute: false }) cues: readonly Cue[] = [];
  @property({ attribute: false }) preparedId: string | null = null;
  @property({ attribute: false }) program: Program = emptyProgram;
  @property({ type: Boolean }) locked = false;
  /** The plan may be changed: «Добавить» is shown. */
  @property({ type: Boolean }) editing = false;
  /** The room's keys are on. */
  @property({ type: Boolean }) keys = false;
  @state() private query = "";
  @state() private tab: Tab = "all";
  readonly #decks = new DeckNames(this);
  #keysById: ReadonlyMap<string, CueKeys> = new Map();

  /** Puts the focus into the search. */
  reach(): void {
    this.renderRoot.querySelector<HTMLElement>("#query")?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // Five hundred thumbnails are drawn anew when it is another map.
    if (changed.has("cues") || changed.has("keys")) this.#keysById = this.keys ? cueKeys(this.cues) : new Map();
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has("cues")) return;
    void this.#decks.learn(shelvesOf(this.cues).flatMap(({ deckId }) => (deckId === null ? [] : [deckId])));
  }

  override render() {
    const found = matching(this.cues, this.query);
    const rest = found.filter((cue) => !isSlide(cue));
    return html`<div class="ph">
        <h2>${t("bank")} <span class="num">${this.cues.length || nothing}</span></h2>
        <label class="vh" for="query">${t("findCard")}</label>
        <input class="field" id="query" type="search" autocomplete="off" placeholder=${t("findCard")} .value=${this.query} @input=${this.#type} />
        ${this.editing ? this.#additions() : nothing}
      </div>
      <p class="vh" role="status">${this.query.trim() === "" ? nothing : t("cardsFound", { count: found.length })}</p>
      ${this.#nothing(found)} ${shelvesOf(found).map((shelf) => this.#shelf(shelf))}
      ${rest.length === 0 ? nothing : this.#rest(rest)}`;
  }

  #additions() {
    return html`<button class="btn btn--s" type="button" aria-haspopup="dialog" ?disabled=${this.locked} @click=${() => this.dispatchEvent(new LibraryEvent(null))}>${t("fromLibrary")}</button>
      <efir-add-menu ?locked=${this.locked}></efir-add-menu>`;
  }

  #nothing(found: readonly Cue[]) {
    if (this.cues.length === 0) return html`<p class="hint">${t("emptyBank")}</p>`;
    return found.length === 0 ? html`<p class="hint">${t("noCardFound")}</p>` : nothing;
  }

  #shelf({ deckId, slides }: Shelf) {
    const name = deckId === null ? say(cardKinds.slide.said.many) : (this.#decks.nameOf(deckId) ?? t("someDeck"));
    return html`<efir-slide-shelf
      .heading=${name}
      .slides=${slides}
      .keysById=${this.#keysById}
      .preparedId=${this.preparedId}
      .program=${this.program}
      ?locked=${this.locked}
    ></efir-slide-shelf>`;
  }

  #rest(rest: readonly Cue[]) {
    const keysById = this.#keysById;
    const counts = countsOf(rest);
    const tab = this.query.trim() === "" && counts.some(({ kind }) => kind === this.tab) ? this.tab : "all";
    const cues = tab === "all" ? rest : rest.filter(({ card }) => card.kind === tab);
    const tabs = [
      { name: "all" as Tab, words: t("allKinds"), count: rest.length },
      ...counts.map(({ kind, count }) => ({ name: kind as Tab, words: say(cardKinds[kind].said.many), count })),
    ];
    return html`<div>
      <div class="tabs" role="tablist" aria-label=${t("kinds")} @keydown=${this.#walk}>
        ${tabs.map(
          ({ name, words, count }) =>
            html`<button class="tab" type="button" role="tab" id=${`tab-${name}`} aria-controls="panel" aria-selected=${name === tab} tabindex=${name === tab ? 0 : -1} @click=${() => this.#turnTo(name)}>${words} <span class="num">${count}</span></button>`,
        )}
      </div>
      <div id="panel" role="tabpanel" aria-labelledby=${`tab-${tab}`}>
        <ul class="rows">
          ${repeat(
            cues,
            ({ id }) => id,
            (cue) => cardRow(cue, { bank: this, isKindTold: tab === "all", keys: keysById.get(cue.id) }),
          )}
        </ul>
      </div>
    </div>`;
  }

  readonly #type = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) this.query = target.value;
  };

  #turnTo(tab: Tab): void {
    this.tab = tab;
    // A kind is looked at whole.
    this.query = "";
  }

  readonly #walk = async (event: KeyboardEvent) => {
    const tabs = [...this.renderRoot.querySelectorAll<HTMLElement>("[role=tab]")];
    const place = tabs.findIndex((tab) => tab.matches(":focus"));
    const step = { ArrowRight: place + 1, ArrowLeft: place - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[
      event.key
    ];
    const next = step === undefined ? undefined : tabs[step % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    next.click();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${next.id}`)?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-card-bank": CardBankElement;
  }
}
