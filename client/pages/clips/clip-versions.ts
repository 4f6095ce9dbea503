import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { checkVtt } from "../../../shared/clips/captions.ts";
import type { Clip } from "../../../shared/clips.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { type ClipDraft, type ClipField, draftOf } from "./clip-draft.ts";
import type { Conflict } from "./clip-form.ts";
import { clipTime } from "./clip-time.ts";
import { fieldWords } from "./field-words.ts";
import { t } from "./strings.ts";

type Side = "mine" | "theirs";
export type Chosen = ReadonlyMap<ClipField, Side>;

/**
 * Fields of a clip that two people changed at once, both as they are; of each one is kept (BZ140).
 * @fires efir-chosen - `detail`: which of the two, by field.
 */
@customElement("efir-clip-versions")
export class ClipVersionsElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-3) var(--space-4);
        border-left: 0.375rem solid var(--color-warn);
        background: var(--color-surface);
        container-type: inline-size;
      }
      fieldset {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-2);
      }
      legend {
        padding: 0;
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      label {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-2);
        align-content: start;
        padding: var(--space-2) var(--space-3);
        border: var(--border) solid var(--color-line-strong);
        border-radius: var(--radius-2);
      }
      label:has(:checked) {
        outline: var(--border-strong) solid var(--color-brand);
      }
      small {
        color: var(--color-text-2);
      }
      span {
        grid-column: 2;
        overflow-wrap: anywhere;
      }
      @container (max-width: 26rem) {
        fieldset {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];
  @property({ attribute: false }) conflict?: Conflict;
  @state() private chosen: Chosen = new Map();

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("conflict")) this.chosen = new Map(this.conflict?.fields.map((field) => [field, "mine"]));
  }

  override render() {
    const { conflict } = this;
    if (conflict === undefined) return "";
    const theirs = draftOf(conflict.theirs);
    return html`<p role="alert"><b>${t("stale")}</b></p>
      ${conflict.fields.map(
        (field) => html`<fieldset>
          <legend>${fieldWords(field)}</legend>
          ${this.#side(field, "mine", conflict.mine)}${this.#side(field, "theirs", theirs)}
        </fieldset>`,
      )}
      <p><button class="btn btn--primary" type="button" @click=${this.#keep}>${t("keepChosen")}</button></p>`;
  }

  #side(field: ClipField, side: Side, draft: ClipDraft) {
    return html`<label
      ><input type="radio" name=${field} value=${side} .checked=${this.chosen.get(field) === side} @change=${() => {
        this.chosen = new Map(this.chosen).set(field, side);
      }} /><small>${t(side)}</small><span>${valueWords(field, draft)}</span></label
    >`;
  }

  readonly #keep = () => this.dispatchEvent(new CustomEvent<Chosen>("efir-chosen", { detail: this.chosen }));
}

function valueWords(field: ClipField, draft: ClipDraft): string {
  if (field === "trim") return trimWords(draft.trim);
  if (field !== "captions") return draft[field] || t("nothing");
  const count = draft.captions === "" ? 0 : checkVtt(draft.captions, Number.POSITIVE_INFINITY).cues.length;
  return count === 0 ? t("nothing") : t("captionsWords", { count });
}

const trimWords = (trim: Clip["trim"]): string =>
  trim === null ? t("wholeWords") : `${clipTime(trim.fromMs)}–${clipTime(trim.toMs)}`;

declare global {
  interface HTMLElementTagNameMap {
    "efir-clip-versions": ClipVersionsElement;
  }
}
