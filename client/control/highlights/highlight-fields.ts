import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { HighlightPreview, ToldTarget } from "../../../shared/feeds.ts";
import { common, controls } from "../../ui/styles.ts";
import "../picture-field.ts";
import { PictureFieldElement } from "../picture-field.ts";
import { desk } from "../styles.ts";
import { HighlightWrittenEvent } from "./events.ts";
import { targetName } from "./feed-words.ts";
import { fieldName } from "./field-names.ts";
import { fieldsStyles } from "./fields-styles.ts";
import { type HighlightDraft, type HighlightField, has, most, type TextField } from "./highlight-draft.ts";
import { t } from "./strings.ts";

type Missing = HighlightPreview["missing"][number];
const missingField = { text: "text", alt: "alt", who: "name" } as const satisfies Partial<
  Record<Missing, HighlightField>
>;

/**
 * What is written of a highlight: the fields that its kind has (FD140).
 * @fires efir-highlight-written - Something was written (HighlightWrittenEvent).
 */
@customElement("efir-highlight-fields")
export class HighlightFieldsElement extends LitElement {
  static override styles = [common, controls, desk, fieldsStyles];
  @property({ attribute: false }) draft?: HighlightDraft;
  @property({ attribute: false }) missing: HighlightPreview["missing"] = [];
  /** Those that the meeting uses. */
  @property({ attribute: false }) targets: readonly ToldTarget[] = [];
  /** Words, alternative and tags alone: in the room there is no time for more. */
  @property({ type: Boolean }) short = false;
  @property({ type: Boolean }) locked = false;

  /** Puts the focus where the words are. */
  async reach(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector("textarea")?.focus();
  }

  override render() {
    const { draft } = this;
    if (draft === undefined) return nothing;
    return html`<div class="cells">
      ${this.#lines(draft)} ${this.#text(draft, "text", { rows: 3 })} ${this.#text(draft, "alt", { rows: 3, hint: t("altHint") })}
      ${this.#who(draft)} ${this.#own(draft, "sourceWords")} ${this.#pictures(draft)}
      ${this.#line(draft, "tags", { isLong: true, hint: t("tagsHint") })} ${this.#places(draft)}
    </div>`;
  }

  #lines(draft: HighlightDraft) {
    return html`${this.#own(draft, "big")}${this.#own(draft, "unit")}`;
  }

  #who(draft: HighlightDraft) {
    if (this.short && this.missing.includes("who")) return this.#own(draft, "name");
    return this.short
      ? nothing
      : html`${this.#own(draft, "name")}${this.#own(draft, "post")}${this.#own(draft, "place")}`;
  }

  #own(draft: HighlightDraft, field: TextField) {
    if (!has(draft.kind, field) || (this.short && field === "sourceWords")) return nothing;
    return this.#line(draft, field);
  }

  #line(draft: HighlightDraft, field: TextField, { isLong = false, hint = "" } = {}) {
    if (this.locked && draft[field] === "") return nothing;
    return html`<div class=${isLong ? "cell cell--long" : "cell"}>
      <label for=${field}>${fieldName(field, draft.kind)}</label>
      <input class="field" id=${field} name=${field} autocomplete="off" maxlength=${most[field]} aria-invalid=${this.#isMissing(field)} aria-describedby="${field}-hint" ?readonly=${this.locked} .value=${draft[field]} @input=${this.#write} />
      <span class="hint" id="${field}-hint">${this.#mistake(field) ?? (this.locked ? nothing : hint)}</span>
    </div>`;
  }

  #text(draft: HighlightDraft, field: "text" | "alt", { rows, hint = "" }: { rows: number; hint?: string }) {
    return html`<div class="cell cell--long">
      <label for=${field}>${fieldName(field, draft.kind)}</label>
      <textarea class="field" id=${field} name=${field} rows=${rows} maxlength=${most[field]} aria-invalid=${this.#isMissing(field)} aria-describedby="${field}-hint" ?readonly=${this.locked} .value=${draft[field]} @input=${this.#write}></textarea>
      <span class="said"><span class="hint" id="${field}-hint">${this.#mistake(field) ?? (this.locked ? nothing : hint)}</span><span class="hint num">${t("symbols", { used: draft[field].length, most: most[field] })}</span></span>
    </div>`;
  }

  #pictures(draft: HighlightDraft) {
    if (this.short || this.locked) return nothing;
    return html`${this.#picture(draft, "portrait")}${this.#picture(draft, "picture")}`;
  }

  #picture(draft: HighlightDraft, field: "portrait" | "picture") {
    if (!has(draft.kind, field)) return nothing;
    const change = ({ currentTarget }: Event) => {
      if (currentTarget instanceof PictureFieldElement) this.#tell({ [field]: currentTarget.value ?? null });
    };
    return html`<div class="cell cell--long">
      <span class="label">${fieldName(field, draft.kind)}</span>
      <efir-picture-field label=${fieldName(field, draft.kind)} .value=${draft[field] ?? undefined} @change=${change}></efir-picture-field>
    </div>`;
  }

  /** Our own feed is always one of them. */
  #places({ targets: chosen }: HighlightDraft) {
    if (this.targets.length === 0 || this.locked) return nothing;
    const all = this.targets.map(({ id }) => id);
    const turn = (id: string) => {
      const now = new Set(chosen ?? all);
      if (!now.delete(id)) now.add(id);
      const left = all.filter((one) => now.has(one));
      this.#tell({ targets: left.length === all.length ? null : left });
    };
    return html`<fieldset class="cell cell--long">
      <legend>${t("targets")}</legend>
      <div class="places">
        <label><input type="checkbox" checked disabled />${t("target.own")}</label>
        ${all.map((id) => html`<label><input type="checkbox" name="target-${id}" ?disabled=${this.locked} .checked=${(chosen ?? all).includes(id)} @change=${() => turn(id)} />${targetName(id, this.targets)}</label>`)}
      </div>
    </fieldset>`;
  }

  #isMissing(field: HighlightField): boolean {
    return this.missing.some((one) => one !== "second-person" && missingField[one] === field);
  }

  #mistake(field: HighlightField) {
    const one = this.missing.find((name) => name !== "second-person" && missingField[name] === field);
    return one === undefined ? null : html`<span class="mistake">${t(`missing.${one}`)}</span>`;
  }

  readonly #write = ({ target }: Event) => {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (isField) this.#tell({ [target.name]: target.value });
  };

  #tell(change: Partial<HighlightDraft>): void {
    this.dispatchEvent(new HighlightWrittenEvent(change));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-highlight-fields": HighlightFieldsElement;
  }
}
