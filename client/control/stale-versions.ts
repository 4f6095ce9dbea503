import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ImageRef } from "../../shared/cards/field.ts";
import type { Card } from "../../shared/cards/index.ts";
import { programTime } from "../../shared/time.ts";
import { imageAddress } from "../cards/image-address.ts";
import { say } from "../i18n/say.ts";
import { common, controls } from "../ui/styles.ts";
import { cardFrom, draftOf } from "./card-draft.ts";
import { type Choices, type Compared, compared, firstChoices, merged, type Side } from "./card-merge.ts";
import { t } from "./card-strings.ts";
import { CardReadyEvent } from "./events.ts";
import { clockOf, type MeetingClock } from "./meeting-clock.ts";
import { desk } from "./styles.ts";
import { valueWords } from "./value-words.ts";

/**
 * My version of a card beside the one that somebody saved meanwhile, field by field; each field keeps one of the two.
 * Rules CR28–CR29 in docs/spec/control.md.
 * @fires efir-card-ready - The card of what was chosen (CardReadyEvent).
 */
@customElement("efir-stale-versions")
export class StaleVersionsElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .tools,
      .end {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        align-items: center;
        margin: var(--space-3) 0;
      }
      fieldset {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-2);
        padding: var(--space-3) 0;
        border-top: var(--border) solid var(--color-line);
      }
      legend {
        float: left;
        grid-column: 1 / -1;
        padding: 0;
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      .st {
        margin-left: var(--space-2);
        border-color: currentColor;
        color: var(--color-warn);
      }
      .same {
        grid-column: 1 / -1;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .side {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-2);
        align-content: start;
        padding: var(--space-2) var(--space-3);
        border: var(--border) solid var(--color-line-strong);
        border-radius: var(--radius-2);
        cursor: pointer;
      }
      .side:has(:checked) {
        outline: var(--border-strong) solid var(--color-brand);
        font-weight: var(--weight-medium);
      }
      .side input {
        width: 1.15rem;
        height: 1.15rem;
      }
      .side small {
        color: var(--color-text-2);
      }
      .side p {
        grid-column: 2;
        max-height: 12rem;
        overflow: auto;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      img {
        grid-column: 2;
        width: 8rem;
        max-height: 6rem;
        object-fit: contain;
      }
      @container (max-width: 24rem) {
        fieldset {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];
  /** What the form was opened on. */
  @property({ attribute: false }) base?: Card;
  @property({ attribute: false }) mine?: Card;
  /** What stands now. */
  @property({ attribute: false }) theirs?: Card;
  @property({ attribute: false }) clock: MeetingClock = clockOf({ days: [] }, programTime(Date.now()));
  @property({ type: Boolean }) alsoonair = false;
  @property({ type: Boolean }) locked = false;
  @property() refusal = "";
  @state() private choices: Choices = {};

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("theirs") && !changed.has("mine")) return;
    const before = this.choices;
    // Saved by somebody once more: what was chosen by hand stays.
    this.choices = { ...(this.base ? firstChoices(draftOf(this.base), this.#fields) : {}), ...before };
  }

  override render() {
    return html`<p>${t("staleLead")}</p>
      <p class="tools">
        <button class="btn btn--s" type="button" @click=${() => this.#chooseAll("mine")}>${t("takeMine")}</button>
        <button class="btn btn--s" type="button" @click=${() => this.#chooseAll("theirs")}>${t("takeTheirs")}</button>
      </p>
      ${this.#fields.map((field) => this.#field(field))}
      <p class="end">
        <button class="btn btn--primary" type="button" ?disabled=${this.locked} @click=${this.#save}>${t("keepChosen")}</button>
        <span role="alert" class="mistake">${this.refusal || nothing}</span>
      </p>`;
  }

  #field(compared: Compared) {
    const { field, mine, theirs, isSame } = compared;
    const name = say(field.name);
    if (isSame)
      return html`<fieldset>
        <legend>${name} <span class="hint">${t("same")}</span></legend>
        <p class="same hint">${valueWords(field, mine, this.clock)}</p>
      </fieldset>`;
    return html`<fieldset aria-label=${t("fieldChoice", { field: name })}>
      <legend>${name}<span class="st">≠ ${t("differs")}</span></legend>
      ${this.#side(compared, "mine", mine)} ${this.#side(compared, "theirs", theirs)}
    </fieldset>`;
  }

  #side({ name, field }: Compared, side: Side, value: unknown) {
    const picture = field.sort === "image" && value !== undefined ? (value as ImageRef) : null;
    return html`<label class="side">
      <input type="radio" name=${name} value=${side} .checked=${this.choices[name] === side} @change=${() => this.#choose(name, side)} />
      <small>${t(side)}</small>
      ${picture === null ? nothing : html`<img src=${imageAddress(picture)} alt="" />`}
      <p>${valueWords(field, value, this.clock)}</p>
    </label>`;
  }

  get #fields(): readonly Compared[] {
    const { mine, theirs } = this;
    return mine && theirs ? compared(mine.kind, draftOf(mine), draftOf(theirs)) : [];
  }

  #choose(name: string, side: Side): void {
    this.choices = { ...this.choices, [name]: side };
  }

  #chooseAll(side: Side): void {
    this.choices = Object.fromEntries(this.#fields.map(({ name }) => [name, side]));
  }

  readonly #save = () => {
    const { mine, theirs } = this;
    if (!mine || !theirs) return;
    const outcome = cardFrom(mine.kind, theirs.id, merged(draftOf(theirs), this.#fields, this.choices));
    // Each field was right in one of two right cards, and no schema looks at two fields at once.
    if (outcome.ok) this.dispatchEvent(new CardReadyEvent(outcome.value, this.alsoonair));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stale-versions": StaleVersionsElement;
  }
}
