import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { t } from "./strings.ts";

/** One labelled place of the form. */
export interface Cell {
  /** Its id within the shadow root. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly mistake?: string | undefined;
  readonly isOptional?: boolean;
  /** Tells lines of one sort apart where the label alone does not: «Пункт 3». */
  readonly of?: string;
}

/** Label above, hint and mistake below. The mistake is told with the field, and the field is told to be wrong. */
export function cell(
  { id, label, hint, mistake, isOptional, of }: Cell,
  control: TemplateResult,
  look = "",
): TemplateResult {
  return html`<div class=${`cell ${look}`}>
    <label for=${id}>${of === undefined ? nothing : html`<span class="vh">${of}: </span>`}${label}${isOptional ? html` <small>(${t("optional")})</small>` : nothing}</label>
    ${control}
    ${hint === undefined ? nothing : html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
    ${mistake === undefined ? nothing : html`<span class="mistake" id=${`${id}-mistake`}>${mistake}</span>`}
  </div>`;
}

export const describedBy = ({ id, hint, mistake }: Cell) =>
  [hint === undefined ? "" : `${id}-hint`, mistake === undefined ? "" : `${id}-mistake`].filter(Boolean).join(" ") ||
  nothing;

interface Line extends Cell {
  readonly value: string;
  readonly locked: boolean;
  readonly most?: number;
  readonly mode?: "text" | "numeric";
  readonly type?: "text" | "date";
  readonly spell?: boolean;
  /** The id of a `<datalist>` beside it. */
  readonly list?: string;
}

/** A line to write in, with its label. */
export function lineCell(line: Line, write: (value: string) => void, look = ""): TemplateResult {
  const { id, value, locked, most, mode = "text", type = "text", mistake, spell = false, list } = line;
  const input = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) write(target.value);
  };
  return cell(
    line,
    html`<input class="field" id=${id} type=${type} inputmode=${mode} autocomplete="off" spellcheck=${spell} maxlength=${ifDefined(most)} list=${ifDefined(list)} ?readonly=${locked} aria-invalid=${mistake !== undefined} aria-describedby=${describedBy(line)} .value=${live(value)} @input=${input} />`,
    look,
  );
}

/** Puts the focus on the first field that is wrong, if there is one in this root. */
export function focusFirstMistake(root: ParentNode): boolean {
  const field = root.querySelector<HTMLElement>('[aria-invalid="true"]');
  field?.focus();
  return field !== null;
}
