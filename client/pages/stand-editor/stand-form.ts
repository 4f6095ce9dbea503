import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { standBounds } from "../../../shared/exhibition/bounds.ts";
import type { StandContent, StandField, StandFilm } from "../../../shared/exhibition.ts";
import { withoutUndefined } from "../../../shared/without-undefined.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { lineCell, textCell } from "./cell.ts";
import "./documents-editor.ts";
import { StandChangeEvent } from "./events.ts";
import "./figures-editor.ts";
import "./film-field.ts";
import { lacksWords } from "./field-words.ts";
import { formStyles } from "./form-styles.ts";
import "./gallery-editor.ts";
import "./links-editor.ts";
import "./people-editor.ts";
import type { PhotoChange } from "./photo-fields.ts";
import "./photo-fields.ts";
import { standFormStyles } from "./stand-form-styles.ts";
import type { StandSide } from "./stand-side.ts";
import { t } from "./strings.ts";

type WordField = "institution" | "place" | "title" | "lead" | "text";

/**
 * All that a stand says, to be written. The institution's page and the organisers' show the same (EB82).
 * @fires efir-stand-change - A field was written (StandChangeEvent).
 */
@customElement("efir-stand-form")
export class StandFormElement extends LitElement {
  static override styles = [common, controls, desk, formStyles, standFormStyles];
  @property({ attribute: false }) content?: StandContent;
  @property({ attribute: false }) side?: StandSide;
  /** Fields without which nothing is submitted. */
  @property({ attribute: false }) required: readonly StandField[] = [];
  /** Those of them that say nothing yet. */
  @property({ attribute: false }) missing: readonly StandField[] = [];
  /** What became of the film. */
  @property({ attribute: false }) filmState: StandFilm | null = null;
  @property({ type: Boolean }) locked = false;

  /** Puts the focus on a field. */
  async reach(field: StandField): Promise<void> {
    await this.updateComplete;
    const place = this.renderRoot.querySelector<HTMLElement>(`[data-field="${field}"], #${field}`);
    place?.scrollIntoView({ block: "center" });
    if (place instanceof LitElement) await place.updateComplete;
    if (field === "cover") place?.shadowRoot?.querySelector<HTMLElement>("[data-reach]")?.focus();
    else place?.focus();
  }

  override render() {
    const { content, locked, side } = this;
    if (content === undefined) return nothing;
    return html`${this.#section("about", this.#words(content))}
    ${this.#section(
      "cover",
      html`<efir-photo-fields data-field="cover" captionless .photo=${content.cover} .side=${side} .label=${t("cover")} ?locked=${locked} @efir-photo=${this.#cover}></efir-photo-fields>`,
    )}
    ${this.#section("gallery", html`<efir-gallery-editor data-field="gallery" .photos=${content.gallery} .side=${side} ?locked=${locked}></efir-gallery-editor>`)}
    ${this.#section("figures", html`<efir-figures-editor data-field="figures" .value=${content.figures} .side=${side} ?locked=${locked}></efir-figures-editor>`)}
    ${this.#section("film", html`<efir-film-field data-field="film" .film=${content.film} .standing=${this.filmState} .side=${side} ?locked=${locked}></efir-film-field>`)}
    ${this.#section("documents", html`<efir-documents-editor data-field="documents" .value=${content.documents} .side=${side} ?locked=${locked}></efir-documents-editor>`)}
    ${this.#section("links", html`<efir-links-editor data-field="links" .value=${content.links} ?locked=${locked}></efir-links-editor>`)}
    ${this.#section("people", html`<efir-stand-people-editor data-field="people" .value=${content.people} ?locked=${locked}></efir-stand-people-editor>`)}`;
  }

  #section(name: "about" | Exclude<StandField, WordField>, body: TemplateResult) {
    const isNeeded = name !== "about" && this.required.includes(name);
    const isMissing = name !== "about" && this.missing.includes(name);
    return html`<section aria-labelledby=${`h-${name}`}>
      <div class="head">
        <h2 id=${`h-${name}`}>${t(name)}${isNeeded ? html` <small>(${t("needed")})</small>` : nothing}</h2>
        <p class="hint">${t(`${name}Hint`)}</p>
        ${isMissing && this.content !== undefined ? html`<p class="missing">${lacksWords(this.content, name) ? t("describe") : t("missing")}</p>` : nothing}
      </div>
      ${body}
    </section>`;
  }

  #words(content: StandContent) {
    const place = (field: WordField) => ({
      ...{ id: field, label: t(field), value: content[field], most: standBounds[field], locked: this.locked },
      isNeeded: this.required.includes(field) || field === "institution" || field === "title",
      isMissing: this.missing.includes(field),
    });
    const line = (field: WordField, hint?: string) =>
      lineCell({ ...place(field), hint }, (text) => this.#tell(field, text));
    return html`<div class="cells">
      <div class="pair">${line("institution")}${line("place", t("placeHint"))}</div>
      ${line("title", t("titleHint"))}
      ${textCell({ ...place("lead"), rows: 3, hint: t("leadHint") }, (text) => this.#tell("lead", text.replace(/\s*\n\s*/gu, " ")))}
      ${textCell({ ...place("text"), rows: 12, hint: t("textHint") }, (text) => this.#tell("text", text))}
    </div>`;
  }

  readonly #cover = ({ detail: { photo, stroke } }: CustomEvent<PhotoChange>) => {
    const cover = this.content?.cover;
    if (photo === null) this.#send(new StandChangeEvent("cover", undefined));
    else {
      const next = { image: cover?.image, alt: "", ...cover, ...photo };
      if (next.image !== undefined)
        this.#send(
          new StandChangeEvent("cover", withoutUndefined({ ...next, image: next.image }), stroke && `cover.${stroke}`),
        );
    }
  };

  #tell(field: WordField, text: string): void {
    this.#send(new StandChangeEvent(field, text, field));
  }

  #send(event: StandChangeEvent): void {
    this.dispatchEvent(event);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-form": StandFormElement;
  }
}
