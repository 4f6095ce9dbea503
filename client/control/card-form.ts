import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Field, ImageRef } from "../../shared/cards/field.ts";
import type { Card, CardKindName } from "../../shared/cards/index.ts";
import { say } from "../i18n/say.ts";
import { newId } from "../session/surroundings.ts";
import { common, controls } from "../ui/styles.ts";
import { type CardDraft, cardFrom, type DraftMistakes, draftOf, fieldsOf } from "./card-draft.ts";
import { CardReadyEvent } from "./events.ts";
import { PictureFieldElement } from "./picture-field.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/**
 * The form of a card of any kind, drawn from the table of fields and judged by the kind's own schema.
 * @fires efir-card-ready - Filled in and right (CardReadyEvent).
 */
@customElement("efir-card-form")
export class CardFormElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      form {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-4);
      }
      .cell {
        display: grid;
        grid-column: 1 / -1;
        gap: var(--space-1);
        align-content: start;
      }
      .cell--short {
        grid-column: auto;
      }
      .cell > label,
      .cell > .name {
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      small {
        font-size: var(--text-sm);
        font-weight: var(--weight-regular);
        color: var(--color-text-2);
      }
      .end {
        display: flex;
        flex-wrap: wrap;
        grid-column: 1 / -1;
        align-items: center;
        gap: var(--space-4);
      }
      .also {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        min-height: var(--target-min);
      }
      .also input {
        width: 1.15rem;
        height: 1.15rem;
      }
    `,
  ];
  @property() kind: CardKindName = "speaker";
  /** The card to change; `null`: a new one. */
  @property({ attribute: false }) card: Card | null = null;
  /** It stands on air at this moment. */
  @property({ type: Boolean }) onair = false;
  @property({ type: Boolean }) locked = false;
  @state() private draft: CardDraft = {};
  @state() private mistakes: DraftMistakes = {};

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("card") && !changed.has("kind")) return;
    this.draft = draftOf(this.card);
    this.mistakes = {};
  }

  override render() {
    const count = Object.keys(this.mistakes).length;
    return html`<form novalidate @submit=${this.#submit}>
      ${fieldsOf(this.kind).map(([name, field]) => this.#cell(name, field))}
      <div class="end">
        <button class="btn btn--primary" type="submit" ?disabled=${this.locked}>${this.card === null ? t("addCue") : t("save")}</button>
        ${
          this.onair
            ? html`<label class="also"><input type="checkbox" name="also" checked />${t("alsoOnAir")}</label>`
            : nothing
        }
        <span role="alert" class="mistake">${count === 0 ? nothing : t("formErrors", { count })}</span>
      </div>
    </form>`;
  }

  #cell(name: string, field: Field) {
    if (field.sort === "ref" || field.sort === "correction") return nothing;
    const { isShort = false, hint } = field;
    const mistake = this.mistakes[name];
    return html`<div class=${isShort ? "cell cell--short" : "cell"}>
      ${field.sort === "image" ? html`<span class="name">${this.#name(field)}</span>` : html`<label for=${name}>${this.#name(field)}</label>`}
      ${this.#control(name, field)}
      ${hint === undefined ? nothing : html`<span class="hint" id=${`${name}-hint`}>${say(hint)}</span>`}
      ${mistake === undefined || field.sort === "image" ? nothing : html`<span class="mistake" id=${`${name}-mistake`}>${mistake}</span>`}
    </div>`;
  }

  #name({ name, isOptional }: Field) {
    return html`${say(name)}${isOptional ? html` <small>(${t("optional")})</small>` : nothing}`;
  }

  #control(name: string, field: Field) {
    const { sort, isOptional = false, hint } = field;
    const value = this.draft[name];
    const mistake = this.mistakes[name];
    if (sort === "image")
      return html`<efir-picture-field
        data-field=${name}
        .value=${value as ImageRef | undefined /* An image field's draft holds nothing else. */}
        .label=${say(field.name)}
        .mistake=${mistake ?? ""}
        @change=${({ target }: Event) => {
          if (target instanceof PictureFieldElement) this.#write(name, target.value);
        }}
      ></efir-picture-field>`;
    const described = [hint && `${name}-hint`, mistake && `${name}-mistake`].filter(Boolean).join(" ") || nothing;
    const write = ({ target }: Event) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) this.#write(name, target.value);
    };
    const written = typeof value === "string" ? value : "";
    if (sort === "text")
      return html`<textarea class="field" id=${name} data-field=${name} rows="4" ?required=${!isOptional} aria-invalid=${mistake !== undefined} aria-describedby=${described} .value=${written} @input=${write}></textarea>`;
    return html`<input class="field" id=${name} data-field=${name} inputmode=${sort === "number" ? "numeric" : "text"} autocomplete="off" ?required=${!isOptional} aria-invalid=${mistake !== undefined} aria-describedby=${described} .value=${written} @input=${write} />`;
  }

  #write(name: string, value: unknown): void {
    const { [name]: _mended, ...mistakes } = this.mistakes;
    this.mistakes = mistakes;
    this.draft = value === undefined ? omit(this.draft, name) : { ...this.draft, [name]: value };
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target instanceof HTMLFormElement ? new FormData(event.target) : null;
    const outcome = cardFrom(this.kind, this.card?.id ?? newId(), this.draft);
    if (outcome.ok) {
      this.dispatchEvent(new CardReadyEvent(outcome.value, form?.has("also") ?? false));
      return;
    }
    this.mistakes = outcome.problem;
    await this.updateComplete;
    const first = fieldsOf(this.kind).find(([name]) => this.mistakes[name] !== undefined)?.[0];
    this.renderRoot.querySelector<HTMLElement>(`[data-field="${first}"]`)?.focus();
  };
}

const omit = (draft: CardDraft, name: string): CardDraft => {
  const { [name]: _gone, ...rest } = draft;
  return rest;
};

declare global {
  interface HTMLElementTagNameMap {
    "efir-card-form": CardFormElement;
  }
}
