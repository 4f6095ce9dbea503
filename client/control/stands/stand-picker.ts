import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { CardOf } from "../../../shared/cards/index.ts";
import type { Stand } from "../../../shared/exhibition.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { newId } from "../../session/surroundings.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { type ApiProblem, call } from "../api.ts";
import { apiWords } from "../api-words.ts";
import { draftOf } from "../card-draft.ts";
import type { NotSaved } from "../desk.ts";
import { DoneEvent, ShowWindowEvent } from "../events.ts";
import { walkFound } from "../found-keys.ts";
import { pickerStyles } from "../library-picker-styles.ts";
import { desk } from "../styles.ts";
import { standCard, standsNamed, walkCards } from "./stand-cards.ts";
import { t } from "./strings.ts";

const MOST_STEPS = 50;

/**
 * The exhibition's stands: one becomes a card, several in the order they are chosen a guided walk. Rule EB104.
 * @fires efir-show-window - One stand's card is to be looked at and kept (ShowWindowEvent).
 * @fires efir-done - A walk was added (DoneEvent).
 */
@customElement("efir-stand-picker")
export class StandPickerElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    pickerStyles,
    css`
      .item {
        position: relative;
      }
      .item[aria-pressed="true"] {
        background: var(--color-brand-soft);
      }
      .step {
        position: absolute;
        left: 0;
        top: 0;
        display: grid;
        place-content: center;
        min-width: 1.75rem;
        min-height: 1.75rem;
        background: var(--tally-preview);
        color: var(--color-bg);
        font-weight: var(--weight-strong);
      }
      form {
        position: sticky;
        bottom: 0;
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-3);
        padding-block: var(--space-3);
        border-top: var(--border) solid var(--color-line);
        background: var(--color-surface);
      }
      form label {
        flex: 1 1 14rem;
      }
    `,
  ];
  @property() slug = "";
  /** Adds a card at the end of the plan; the room's. */
  @property({ attribute: false }) add: (card: CardOf<"stand">) => Promise<NotSaved> = () => Promise.resolve(null);
  @state() private stands: readonly Stand[] | null = null;
  @state() private problem: ApiProblem | null = null;
  @state() private query = "";
  @state() private chosen: readonly string[] = [];
  @state() private progress = "";
  @state() private isBusy = false;
  /** Of a walk that was added in part: the cards that are still to come. */
  #left: readonly CardOf<"stand">[] | null = null;
  @query("#walk") private readonly walkField!: HTMLInputElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    if (this.problem !== null)
      return html`<p role="status">${apiWords(this.problem)}</p>
        <p><button class="btn btn--s" type="button" @click=${() => void this.#load()}>${t("again")}</button></p>`;
    if (this.stands === null) return html`<p class="hint" role="status">${t("searching")}</p>`;
    const found = standsNamed(this.stands, this.query);
    if (found.length === 0 && this.query.trim() === "")
      return html`<p role="status">${t("empty")}</p>
        <p><a class="btn btn--s" href="/pult/${this.slug}/vystavka">${t("toDesk")}</a></p>`;
    return html`<div class="search">
        <label class="vh" for="query">${t("search")}</label>
        <input class="field" id="query" type="search" autocomplete="off" placeholder=${t("search")} .value=${this.query} @input=${this.#type} @keydown=${this.#walkFound} />
      </div>
      <p class="hint told" role="status">${found.length === 0 ? t("notFound") : t("found", { count: found.length })}</p>
      <ul class="rows found" @keydown=${this.#walkFound}>
        ${repeat(
          found,
          ({ id }) => id,
          (stand) => this.#row(stand),
        )}
      </ul>
      ${this.#foot()}`;
  }

  #row({ id, number, published }: Stand) {
    const place = this.chosen.indexOf(id) + 1;
    const { cover, title = "", institution = "", place: town = "" } = published ?? {};
    return html`<li>
      <button type="button" class="item" aria-pressed=${place > 0} ?disabled=${this.isBusy} @click=${() => this.#toggle(id)}>
        ${cover === undefined ? html`<span class="blank">${icon("picture")}</span>` : html`<img src=${imageAddress(cover.image)} alt="" loading="lazy" width=${cover.image.widthPx} height=${cover.image.heightPx} />`}
        <span><b>${title}</b><span class="hint">${[t("number", { number }), institution, town].filter(Boolean).join(", ")}</span></span>
        ${place === 0 || this.chosen.length < 2 ? nothing : html`<span class="step num"><span aria-hidden="true">${place}</span><span class="vh">${t("place", { place })}</span></span>`}
      </button>
    </li>`;
  }

  #foot() {
    const count = this.chosen.length;
    if (count === 0) return html`<p class="hint" role="status">${this.progress || t("choose")}</p>`;
    const unchoose = html`<button class="btn btn--s" type="button" ?disabled=${this.isBusy} @click=${this.#unchoose}>${t("unchoose")}</button>`;
    if (count === 1)
      return html`<form @submit=${this.#card}>
        <button class="btn btn--primary" type="submit">${t("card")}</button>${unchoose}
      </form>`;
    return html`<form @submit=${this.#addWalk}>
      <label>${t("walkName")}<input class="field" id="walk" maxlength="120" .defaultValue=${t("walkDefault")} ?disabled=${this.isBusy} /></label>
      <button class="btn btn--primary" type="submit" ?disabled=${this.isBusy}>${t("addWalk", { count })}</button>${unchoose}
      <p class="hint" role="status">${this.progress}</p>
    </form>`;
  }

  async #load(): Promise<void> {
    this.problem = null;
    const answer = await call<{ readonly stands: readonly Stand[] }>(
      "GET",
      `/api/meetings/${this.slug}/exhibition/desk`,
    );
    if (answer.ok) this.stands = [...answer.value.stands].sort((one, other) => one.number - other.number);
    else this.problem = answer.problem;
  }

  #toggle(id: string): void {
    this.progress = "";
    this.#left = null;
    if (this.chosen.includes(id)) this.chosen = this.chosen.filter((one) => one !== id);
    else if (this.chosen.length < MOST_STEPS) this.chosen = [...this.chosen, id];
  }

  get #chosenStands(): readonly Stand[] {
    return this.chosen.flatMap((id) => this.stands?.find((stand) => stand.id === id) ?? []);
  }

  readonly #card = (event: Event) => {
    event.preventDefault();
    const [stand] = this.#chosenStands;
    const card = stand === undefined ? null : standCard(stand, newId());
    if (card === null) return;
    this.dispatchEvent(new ShowWindowEvent({ type: "card", kind: "stand", cue: null, start: draftOf(card) }));
  };

  /** Cue by cue. What was refused is tried again from where it stopped, with the same numbers. */
  readonly #addWalk = async (event: Event) => {
    event.preventDefault();
    const name = this.walkField?.value.trim() || t("walkDefault");
    const left = this.#left ?? walkCards(this.#chosenStands, name, newId);
    const of = left[0]?.walkOf ?? 0;
    this.isBusy = true;
    for (const [index, card] of left.entries()) {
      const step = card.walkStep ?? 0;
      this.progress = t("adding", { done: step, of });
      const trouble = await this.add(card);
      if (trouble === null) continue;
      this.isBusy = false;
      this.#left = left.slice(index);
      this.progress = t("addedPart", { done: step - 1, of, why: trouble.words });
      return;
    }
    this.dispatchEvent(new DoneEvent(t("added", { count: of })));
  };

  readonly #unchoose = () => {
    this.chosen = [];
    this.#left = null;
    this.progress = "";
  };

  readonly #type = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) this.query = target.value;
  };

  readonly #walkFound = (event: KeyboardEvent) => walkFound(event, this.renderRoot);
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-picker": StandPickerElement;
  }
}
