import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Card } from "../../../shared/cards/index.ts";
import { labelOf } from "../../../shared/cards/index.ts";
import { titleOf } from "../../../shared/library/words.ts";
import type { LibraryChange, LibraryItem } from "../../../shared/library.ts";
import { programTime } from "../../../shared/time.ts";
import type { ApiAnswer, ApiProblem } from "../../control/api.ts";
import { apiWords } from "../../control/api-words.ts";
import {
  blankDraft,
  type CardDraft,
  cardFrom,
  type DraftMistakes,
  draftOf,
  sameDrafts,
} from "../../control/card-draft.ts";
import { cardFields, fieldStyles, focusMistake, withField } from "../../control/card-fields.ts";
import { type CardReadyEvent, DoneEvent } from "../../control/events.ts";
import "../../control/file-field.ts";
import { changeItem, keepInLibrary, libraryItem } from "../../control/library-api.ts";
import { contentOf, type LibraryLink, libraryLinks } from "../../control/library-links.ts";
import { clockOf } from "../../control/meeting-clock.ts";
import "../../control/picture-field.ts";
import "../../control/stale-versions.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import "./figure-history.ts";
import { t } from "./strings.ts";
import "./use-list.ts";

/** What the form edits: decks are edited page by page. */
export type FormItem = Exclude<LibraryItem, { readonly sort: "deck" }>;
export type FormSort = FormItem["sort"];

/** Of a card's fields, those that say something of one meeting only. */
const ofOneMeeting = ["topic"];

/**
 * The form of a speaker, a figure or a document: the fields of its card. A save that comes too late shows both versions.
 * @fires efir-done - It is saved (DoneEvent).
 */
@customElement("efir-item-form")
export class ItemFormElement extends LitElement {
  static override styles = [common, controls, desk, fieldStyles];
  @property() sort: FormSort = "speaker";
  /** `null`: a new one. */
  @property({ attribute: false }) item: FormItem | null = null;
  @state() private draft: CardDraft = {};
  @state() private mistakes: DraftMistakes = {};
  @state() private refused = "";
  @state() private isSaving = false;
  /** What somebody saved meanwhile, and what was written here. */
  @state() private stale: { readonly mine: Card; readonly theirs: FormItem } | null = null;
  #opened: CardDraft = {};

  /** Whether closing it now would lose something. */
  get isChanged(): boolean {
    return !sameDrafts(this.draft, this.#opened);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#opened = this.item === null ? blankDraft(this.#link.kind) : draftOf(cardOf(this.item, this.#link));
    this.draft = this.#opened;
  }

  override render() {
    if (this.stale !== null) return this.#bothVersions(this.stale.mine, this.stale.theirs);
    const { draft, mistakes } = this;
    const write = (name: string, value: unknown) => this.#write(name, value);
    const form = { kind: this.#link.kind, draft, mistakes, clock: noClock, except: ofOneMeeting, write };
    return html`<form novalidate @submit=${this.#submit}>
      ${cardFields(form)} ${this.#aboutFigure()}
      <div class="end">
        <button class="btn btn--primary" type="submit" ?disabled=${this.isSaving}>${this.item === null ? t("create") : t(this.sort === "figure" ? "correct" : "save")}</button>
        <span role="alert" class="mistake">${Object.keys(mistakes).length > 0 ? t("fieldMistakes") : this.refused}</span>
      </div>
    </form>`;
  }

  #aboutFigure() {
    if (this.item?.sort !== "figure") return nothing;
    return html`<efir-use-list .itemId=${this.item.id}><p>${t("willChange")}</p></efir-use-list>
      <efir-figure-history .itemId=${this.item.id}></efir-figure-history>`;
  }

  #bothVersions(mine: Card, theirs: FormItem) {
    const base = this.item && cardOf(this.item, this.#link);
    return html`<efir-stale-versions
      .base=${base ?? undefined}
      .mine=${mine}
      .theirs=${cardOf(theirs, this.#link)}
      .refusal=${this.refused}
      ?locked=${this.isSaving}
      @efir-card-ready=${({ card }: CardReadyEvent) => void this.#save(card, theirs)}
    ></efir-stale-versions>`;
  }

  get #link(): LibraryLink {
    const link = libraryLinks.find(({ sort }) => sort === this.sort);
    if (link === undefined) throw new Error(`no form of ${this.sort}`);
    return link;
  }

  #write(name: string, value: unknown): void {
    const { [name]: _mended, ...mistakes } = this.mistakes;
    this.mistakes = mistakes;
    this.draft = withField(this.draft, name, value);
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const outcome = cardFrom(this.#link.kind, CARD_ID, this.draft);
    if (outcome.ok) return void (await this.#save(outcome.value, this.item));
    this.mistakes = outcome.problem;
    await this.updateComplete;
    return focusMistake(this.renderRoot, this.#link.kind, this.mistakes);
  };

  async #save(card: Card, basedOn: FormItem | null): Promise<void> {
    this.isSaving = true;
    this.refused = "";
    const answer = await saved(contentOf(card, this.#link), this.sort, basedOn);
    this.isSaving = false;
    if (answer.ok) {
      this.#opened = this.draft;
      this.dispatchEvent(new DoneEvent(t("saved", { title: titleOf(answer.value).title || labelOf(card) })));
    } else if (answer.problem.code === "STALE" && basedOn !== null) await this.#showBoth(card, basedOn);
    else this.refused = wordsFor(answer.problem);
  }

  async #showBoth(mine: Card, { id }: FormItem): Promise<void> {
    const answer = await libraryItem(this.sort, id);
    // Asked for by its sort.
    if (answer.ok) this.stale = { mine, theirs: answer.value as FormItem };
    else this.refused = wordsFor(answer.problem);
  }
}

const CARD_ID = "library-item";
/** No field of these is a time of day. */
const noClock = clockOf({ days: [] }, programTime(0));

// An item's content is its card's fields without what makes a card of them.
const cardOf = (item: FormItem, { kind }: LibraryLink): Card =>
  ({ kind, id: CARD_ID, ...item.content }) as unknown as Card;

const saved = (content: unknown, sort: FormSort, basedOn: FormItem | null): Promise<ApiAnswer<LibraryItem>> =>
  basedOn === null
    ? keepInLibrary(sort, content)
    : // The card's schema is the item's: both are made of the same fields.
      changeItem(sort, basedOn.id, { version: basedOn.version, content: content as LibraryChange[FormSort] });

function wordsFor(problem: ApiProblem): string {
  if (problem.code === "UNKNOWN_ITEM") return t("gone");
  if (problem.code === "TOO_MANY") return t("full");
  return problem.detail === "correct-figure" ? t("onlyModerators") : apiWords(problem);
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-item-form": ItemFormElement;
  }
}
