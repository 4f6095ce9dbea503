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
  /** Without it nothing is submitted. */
  readonly isNeeded?: boolean;
  /** It is needed, and nothing is written. */
  readonly isMissing?: boolean;
  /** Tells places of one sort apart where the label alone does not: «Фото 3». */
  readonly of?: string;
}

/** Label above, hint below; what is missing is said with the field. */
export function cell({ id, label, hint, isNeeded, isMissing, of }: Cell, control: TemplateResult): TemplateResult {
  return html`<div class="cell">
    <label for=${id}>${of === undefined ? nothing : html`<span class="vh">${of}: </span>`}${label}${isNeeded ? html` <small>(${t("needed")})</small>` : nothing}</label>
    ${control}
    ${isMissing ? html`<span class="missing" id=${`${id}-missing`}>${t("missing")}</span>` : nothing}
    ${hint === undefined ? nothing : html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
  </div>`;
}

export const describedBy = ({ id, hint, isMissing }: Cell) =>
  [isMissing ? `${id}-missing` : "", hint === undefined ? "" : `${id}-hint`].filter(Boolean).join(" ") || nothing;

interface Line extends Cell {
  readonly value: string;
  readonly locked: boolean;
  readonly most: number;
  readonly type?: "text" | "url" | "tel" | "email";
}

/** A line to write in, with its label. */
export function lineCell(line: Line, write: (value: string) => void): TemplateResult {
  const { id, value, locked, most, type = "text", isMissing = false } = line;
  const input = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) write(target.value);
  };
  return cell(
    line,
    html`<input class="field" id=${id} type=${type} autocomplete="off" spellcheck=${type === "text"} maxlength=${ifDefined(most)} ?readonly=${locked} aria-invalid=${isMissing} aria-describedby=${describedBy(line)} .value=${live(value)} @input=${input} />`,
  );
}

/** Several lines to write in, with their label. */
export function textCell(text: Line & { readonly rows: number }, write: (value: string) => void): TemplateResult {
  const { id, value, locked, most, rows, isMissing = false } = text;
  const input = ({ target }: Event) => {
    if (target instanceof HTMLTextAreaElement) write(target.value);
  };
  return cell(
    text,
    html`<textarea class="field" id=${id} rows=${rows} maxlength=${most} spellcheck="true" ?readonly=${locked} aria-invalid=${isMissing} aria-describedby=${describedBy(text)} .value=${live(value)} @input=${input}></textarea>`,
  );
}
