import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { StandContent, StandField } from "../../../shared/exhibition.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { desk } from "../../control/styles.ts";
import { twoVersions } from "../../control/two-versions-styles.ts";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import { disputed, type Side, type Versions } from "./content-merge.ts";
import { fieldLines, fieldName, photosOf } from "./field-words.ts";
import { formStyles } from "./form-styles.ts";
import { staleStyles } from "./stale-styles.ts";
import { t } from "./strings.ts";

/**
 * Two who wrote at once: both versions of what both changed, field by field, and a choice for each (EB85).
 * @fires efir-resolve - `detail` is the choice: a Map of sides by field.
 */
@customElement("efir-stale-fields")
export class StaleFieldsElement extends LitElement {
  static override styles = [common, controls, desk, formStyles, twoVersions, staleStyles];
  @property({ attribute: false }) versions: Versions | null = null;
  @state() private choice: ReadonlyMap<StandField, Side> = new Map();
  @state() private isOpen = false;

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("versions")) return;
    this.isOpen = this.versions !== null;
    this.choice = new Map(this.versions === null ? [] : disputed(this.versions).map((field) => [field, "mine"]));
  }

  /** Opens the choice again that was put off. */
  show(): void {
    this.isOpen = this.versions !== null;
  }

  override render() {
    const { versions } = this;
    const close = () => {
      this.isOpen = false;
    };
    return html`<efir-dialog .heading=${t("staleTitle")} ?open=${this.isOpen} @close=${close}>
      ${versions === null ? nothing : this.#versions(versions, close)}
    </efir-dialog>`;
  }

  #versions({ mine, theirs }: Versions, close: () => void) {
    return html`<form @submit=${this.#submit}>
      <p>${t("staleLead")}</p>
      ${[...this.choice].map(
        ([field, side]) => html`<fieldset>
          <legend>${fieldName(field)}</legend>
          <div class="sides">${this.#side("mine", mine, field, side)}${this.#side("theirs", theirs, field, side)}</div>
        </fieldset>`,
      )}
      <p class="acts">
        <button class="btn btn--primary" type="submit">${t("staleSave")}</button>
        <button class="btn" type="button" @click=${close}>${t("staleLater")}</button>
      </p>
    </form>`;
  }

  #side(of: Side, content: StandContent, field: StandField, chosen: Side) {
    const lines = fieldLines(content, field);
    return html`<label>
      <input type="radio" name=${field} value=${of} .checked=${chosen === of} @change=${() => {
        this.choice = new Map(this.choice).set(field, of);
      }} />
      <b>${t(of)}</b>
      <span class="words">${lines.length === 0 ? t("nothing") : lines.map((line) => html`<span>${line}</span><br />`)}</span>
      ${photosOf(content, field).map(({ image }) => html`<img src=${imageAddress(image)} alt="" width=${image.widthPx} height=${image.heightPx} loading="lazy" />`)}
    </label>`;
  }

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent("efir-resolve", { detail: this.choice }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stale-fields": StaleFieldsElement;
  }
}
