import { css, html, nothing, type TemplateResult } from "lit";
import type { ChoiceField, Field, FileRef, ImageRef } from "../../shared/cards/field.ts";
import type { CardKindName } from "../../shared/cards/index.ts";
import { say } from "../i18n/say.ts";
import { type CardDraft, type DraftMistakes, fieldsOf } from "./card-draft.ts";
import { FileFieldElement } from "./file-field.ts";
import { type MeetingClock, momentOf, timeOf } from "./meeting-clock.ts";
import { momentWords } from "./moment-words.ts";
import { PictureFieldElement } from "./picture-field.ts";
import { t } from "./strings.ts";
import { emptyTable, type TableDraft } from "./table-draft.ts";
import { TableFieldElement } from "./table-field.ts";

export interface FieldsForm {
  readonly kind: CardKindName;
  readonly draft: CardDraft;
  readonly mistakes: DraftMistakes;
  /** By whose clocks times of day are meant. */
  readonly clock: MeetingClock;
  /** Fields that this form does not show. */
  readonly except?: readonly string[];
  readonly write: (name: string, value: unknown) => void;
}

/** Beside `common`, `controls` and `desk`: two fields a row where they are short. */
export const fieldStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  form {
    display: grid;
    gap: var(--space-4);
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
  }
  .cells {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-4);
  }
  .cell {
    display: grid;
    grid-column: 1 / -1;
    gap: var(--space-1);
    align-content: start;
    min-width: 0;
  }
  .cell--short {
    grid-column: auto;
  }
  .cell > label:not(.also),
  .cell > .name,
  legend {
    padding: 0;
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  small {
    font-size: var(--text-sm);
    font-weight: var(--weight-regular);
    color: var(--color-text-2);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
  }
  .also {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-height: var(--target-min);
  }
  .also input {
    flex: none;
    width: 1.15rem;
    height: 1.15rem;
  }
  @container (max-width: 26rem) {
    .cell--short {
      grid-column: 1 / -1;
    }
  }
`;

/** The fields of a card of any kind as controls. What forms do not show stays in the draft as it is. */
export const cardFields = (form: FieldsForm): TemplateResult =>
  html`<div class="cells">
    ${fieldsOf(form.kind).map(([name, field]) =>
      field.sort === "ref" || field.sort === "correction" || form.except?.includes(name)
        ? nothing
        : cell(form, name, field),
    )}
  </div>`;

/** Puts the focus on the first field with a mistake, as fields stand in the form. */
export function focusMistake(root: ParentNode, kind: CardKindName, mistakes: DraftMistakes): void {
  const first = fieldsOf(kind).find(([name]) => mistakes[name] !== undefined)?.[0];
  root.querySelector<HTMLElement>(`[data-field="${first}"]`)?.focus();
}

/** The draft with one field written anew; `undefined` and an empty text take it out. */
export function withField(draft: CardDraft, name: string, value: unknown): CardDraft {
  const { [name]: _old, ...rest } = draft;
  return value === undefined || value === "" ? rest : { ...rest, [name]: value };
}

function cell(form: FieldsForm, name: string, field: Field): TemplateResult {
  const { isShort = false, hint } = field;
  const mistake = form.mistakes[name];
  const look = isShort ? "cell cell--short" : "cell";
  const below = html`${hint === undefined ? nothing : html`<span class="hint" id=${`${name}-hint`}>${say(hint)}</span>`}
  ${mistake === undefined || saysItself(field) ? nothing : html`<span class="mistake" id=${`${name}-mistake`}>${mistake}</span>`}`;
  if (field.sort === "choice" && isFew(field))
    return html`<fieldset class=${look} aria-describedby=${described(form, name, field)}>
      <legend>${nameOf(field)}</legend>
      ${radios(form, name, field)}${below}
    </fieldset>`;
  if (field.sort === "flag") return html`<div class=${look}>${flag(form, name, field)}${below}</div>`;
  return html`<div class=${look}>
    ${saysItself(field) ? html`<span class="name">${nameOf(field)}</span>` : html`<label for=${name}>${nameOf(field)}</label>`}
    ${control(form, name, field)}${below}
  </div>`;
}

/** These elements carry their label and their mistake. */
const saysItself = ({ sort }: Field): boolean => sort === "image" || sort === "file" || sort === "table";
const isFew = ({ of }: ChoiceField): boolean => Object.keys(of).length <= 3;

const nameOf = ({ name, isOptional }: Field) =>
  html`${say(name)}${isOptional ? html` <small>(${t("optional")})</small>` : nothing}`;

const described = ({ mistakes }: FieldsForm, name: string, { hint }: Field) =>
  [hint && `${name}-hint`, mistakes[name] && `${name}-mistake`].filter(Boolean).join(" ") || nothing;

function control(form: FieldsForm, name: string, field: Field) {
  const { draft, mistakes, write } = form;
  const value = draft[name];
  const label = say(field.name);
  const mistake = mistakes[name] ?? "";
  switch (field.sort) {
    // A field's draft holds nothing but what its own element made.
    case "image":
      return html`<efir-picture-field data-field=${name} .value=${value as ImageRef | undefined} .label=${label} .mistake=${mistake} @change=${({ target }: Event) => target instanceof PictureFieldElement && write(name, target.value)}></efir-picture-field>`;
    case "file":
      return html`<efir-file-field data-field=${name} .value=${value as FileRef | undefined} .label=${label} .mistake=${mistake} @change=${({ target }: Event) => target instanceof FileFieldElement && write(name, target.value)}></efir-file-field>`;
    case "table":
      return html`<efir-table-field data-field=${name} .value=${(value as TableDraft | undefined) ?? emptyTable} .label=${label} .mistake=${mistake} @change=${({ target }: Event) => target instanceof TableFieldElement && write(name, target.value)}></efir-table-field>`;
    case "choice":
      return select(form, name, field);
    case "moment":
      return moment(form, name, field);
    default:
      return typed(form, name, field);
  }
}

function typed(form: FieldsForm, name: string, field: Field) {
  const { draft, mistakes, write } = form;
  const written = draft[name];
  const text: string = typeof written === "string" ? written : "";
  const isWrong = mistakes[name] !== undefined;
  const input = ({ target }: Event) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) write(name, target.value);
  };
  const help = described(form, name, field);
  if (field.sort === "text")
    return html`<textarea class="field" id=${name} data-field=${name} rows=${field.most > 1000 ? 6 : 4} ?required=${!field.isOptional} aria-invalid=${isWrong} aria-describedby=${help} .value=${text} @input=${input}></textarea>`;
  const mode = field.sort === "number" ? "numeric" : "text";
  return html`<input class="field" id=${name} data-field=${name} type=${field.sort === "date" ? "date" : "text"} inputmode=${mode} autocomplete="off" ?required=${!field.isOptional} aria-invalid=${isWrong} aria-describedby=${help} .value=${text} @input=${input} />`;
}

function moment(form: FieldsForm, name: string, field: Field) {
  const { draft, mistakes, clock, write } = form;
  const at = Number(draft[name]);
  const isWritten = draft[name] !== undefined && Number.isFinite(at);
  const input = ({ target }: Event) => {
    if (target instanceof HTMLInputElement)
      write(name, target.value === "" ? undefined : String(momentOf(target.value, clock)));
  };
  return html`<input class="field num" id=${name} data-field=${name} type="time" ?required=${!field.isOptional} aria-invalid=${mistakes[name] !== undefined} aria-describedby=${described(form, name, field)} .value=${isWritten ? timeOf(at, clock) : ""} @input=${input} />
    ${isWritten ? html`<span class="hint">${momentWords(at, clock)}</span>` : nothing}`;
}

function flag({ draft, write }: FieldsForm, name: string, field: Field) {
  return html`<label class="also"
    ><input type="checkbox" id=${name} data-field=${name} .checked=${draft[name] === true} @change=${({ target }: Event) => target instanceof HTMLInputElement && write(name, target.checked ? true : undefined)} />${say(field.name)}</label
  >`;
}

function radios({ draft, write }: FieldsForm, name: string, field: ChoiceField) {
  return html`<div class="choices">
    ${Object.entries(field.of).map(
      ([value, said], place) =>
        html`<label class="also"
          ><input type="radio" name=${name} value=${value} data-field=${place === 0 ? name : nothing} .checked=${draft[name] === value} @change=${() => write(name, value)} />${say(said)}</label
        >`,
    )}
  </div>`;
}

function select(form: FieldsForm, name: string, field: ChoiceField) {
  const { draft, mistakes, write } = form;
  return html`<select class="field" id=${name} data-field=${name} aria-invalid=${mistakes[name] !== undefined} aria-describedby=${described(form, name, field)} @change=${({ target }: Event) => target instanceof HTMLSelectElement && write(name, target.value)}>
    ${field.isOptional ? html`<option value="" ?selected=${draft[name] === undefined}></option>` : nothing}
    ${Object.entries(field.of).map(([value, said]) => html`<option value=${value} ?selected=${draft[name] === value}>${say(said)}</option>`)}
  </select>`;
}
