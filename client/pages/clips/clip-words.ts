import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import type { ClipDraft, ClipField } from "./clip-draft.ts";
import { ClipWrittenEvent } from "./events.ts";
import { fieldWords } from "./field-words.ts";
import { t } from "./strings.ts";

export interface AgendaChoice {
  readonly number: string;
  readonly words: string;
}

type TextField = Exclude<ClipField, "trim" | "captions" | "item">;
/** As the card's fields have them. */
const most: Readonly<Record<TextField, number>> = { title: 200, quotation: 400, name: 120, post: 200, place: 120 };

/**
 * What a clip is called, what was said in it, and who speaks.
 * @fires efir-clip-written - Something was written (ClipWrittenEvent).
 */
@customElement("efir-clip-words")
export class ClipWordsElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .cells {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-3) var(--space-4);
      }
      .cell {
        display: grid;
        gap: var(--space-1);
        align-content: start;
        min-width: 0;
      }
      .cell--long {
        grid-column: 1 / -1;
      }
      label {
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      textarea.field {
        min-height: 4.5rem;
      }
      @container (max-width: 30rem) {
        .cells {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];
  @property({ attribute: false }) draft?: ClipDraft;
  @property({ attribute: false }) mistakes: readonly ClipField[] = [];
  /** The programme's items. */
  @property({ attribute: false }) items: readonly AgendaChoice[] = [];
  @property({ type: Boolean }) locked = false;

  /** Puts the focus on the first field with a mistake; `false`: none of these has one. */
  async focusMistake(): Promise<boolean> {
    await this.updateComplete;
    const field = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    field?.focus();
    return field !== null;
  }

  override render() {
    const { draft } = this;
    if (draft === undefined) return nothing;
    return html`<div class="cells">
      ${this.#line(draft, "title", true)}
      <div class="cell cell--long">
        <label for="quotation">${fieldWords("quotation")}</label>
        <textarea class="field" id="quotation" name="quotation" rows="2" maxlength=${most.quotation} aria-describedby="quotation-hint" ?readonly=${this.locked} .value=${draft.quotation} @input=${this.#write}></textarea>
        <span class="hint" id="quotation-hint">${t("quotationHint")}</span>
      </div>
      ${this.#line(draft, "name")}${this.#line(draft, "post")}${this.#line(draft, "place")}${this.#item(draft)}
    </div>`;
  }

  #line(draft: ClipDraft, field: TextField, isLong = false) {
    const isWrong = this.mistakes.includes(field);
    return html`<div class=${isLong ? "cell cell--long" : "cell"}>
      <label for=${field}>${fieldWords(field)}</label>
      <input class="field" id=${field} name=${field} autocomplete="off" maxlength=${most[field]} aria-invalid=${isWrong} aria-describedby=${isWrong ? `${field}-mistake` : nothing} ?readonly=${this.locked} .value=${draft[field]} @input=${this.#write} />
      ${isWrong ? html`<span class="mistake" id=${`${field}-mistake`}>${t("required", { field: fieldWords(field) })}</span>` : nothing}
    </div>`;
  }

  /** One that the programme does not have any more stays until another is chosen. */
  #item({ item }: ClipDraft) {
    const isKnown = item === "" || this.items.some(({ number }) => number === item);
    const choices = isKnown ? this.items : [...this.items, { number: item, words: item }];
    return html`<div class="cell">
      <label for="item">${fieldWords("item")}</label>
      <select class="field" id="item" name="item" ?disabled=${this.locked} @change=${this.#write}>
        <option value="" ?selected=${item === ""}>${t("noItem")}</option>
        ${choices.map(({ number, words }) => html`<option value=${number} ?selected=${number === item}>${words}</option>`)}
      </select>
    </div>`;
  }

  readonly #write = ({ target }: Event) => {
    const isField =
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement;
    if (isField) this.dispatchEvent(new ClipWrittenEvent({ [target.name]: target.value }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-words": ClipWordsElement;
  }
}
