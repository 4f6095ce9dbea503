import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { PictureFieldElement } from "../../control/picture-field.ts";
import { desk } from "../../control/styles.ts";
import { language } from "../../i18n/language.ts";
import { common, controls } from "../../ui/styles.ts";
import { cell, describedBy, focusFirstMistake, lineCell } from "./cell.ts";
import type { PlanDraft } from "./plan-draft.ts";
import { PlanChangeEvent } from "./plan-events.ts";
import type { Mistakes } from "./plan-from.ts";
import { planStyles } from "./plan-styles.ts";
import { t } from "./strings.ts";
import { type ZoneChoice, zoneChoices } from "./time-zones.ts";

/** What a meeting is: title, address, hashtag, lead, place, language, clock, cover. */
@customElement("efir-about-fields")
export class AboutFieldsElement extends LitElement {
  static override styles = [common, controls, desk, planStyles];
  @property({ attribute: false }) draft?: PlanDraft;
  @property({ attribute: false }) mistakes: Mistakes = {};
  /** Of a meeting that is being made; `null`: it has its address already. */
  @property() slug: string | null = null;
  @property({ type: Boolean }) locked = false;

  focusMistake = (): boolean => focusFirstMistake(this.renderRoot);

  override render() {
    const { draft } = this;
    if (draft === undefined) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${t("about")}</h2>
      ${this.#line("title", draft.title, { label: t("title"), most: 200, spell: true })}
      <div class="pair">${this.#address()}${this.#hashtag(draft.hashtag)}</div>
      ${this.#lead(draft.lead)}
      ${this.#line("place", draft.place, { label: t("place"), hint: t("placeHint"), most: 200, isOptional: true, spell: true })}
      <div class="pair">${this.#language(draft.language)}${this.#timeZone(draft.timeZone)}</div>
      ${this.#cover(draft)}
    </section>`;
  }

  #line(
    field: "title" | "place",
    value: string,
    more: {
      readonly label: string;
      readonly most: number;
      readonly hint?: string;
      readonly isOptional?: boolean;
      readonly spell: boolean;
    },
  ) {
    return lineCell({ id: field, value, locked: this.locked, mistake: this.mistakes[field], ...more }, (text) =>
      this.#tell({ [field]: text }),
    );
  }

  #address() {
    if (this.slug === null) return nothing;
    const line = { id: "slug", label: t("address"), hint: t("addressHint"), mistake: this.mistakes["slug"] };
    return lineCell({ ...line, value: this.slug, locked: this.locked, most: 64 }, (slug) => {
      this.dispatchEvent(new CustomEvent("efir-slug", { detail: slug }));
    });
  }

  #hashtag(value: string) {
    const line = { id: "hashtag", label: t("hashtag"), hint: t("hashtagHint"), mistake: this.mistakes["hashtag"] };
    return lineCell({ ...line, value, locked: this.locked, most: 61, isOptional: true }, (text) =>
      // People write it with its sign, as they see it elsewhere.
      this.#tell({ hashtag: text.replace(/[#＃\s]/gu, "") }),
    );
  }

  #lead(value: string) {
    const place = {
      id: "lead",
      label: t("lead"),
      hint: t("leadHint"),
      mistake: this.mistakes["lead"],
      isOptional: true,
    };
    const write = ({ target }: Event) => {
      // One line in the plan: an end of line is a space.
      if (target instanceof HTMLTextAreaElement) this.#tell({ lead: target.value.replace(/\s*\n\s*/gu, " ") });
    };
    return cell(
      place,
      html`<textarea class="field" id="lead" rows="3" maxlength="400" ?readonly=${this.locked} aria-invalid=${place.mistake !== undefined} aria-describedby=${describedBy(place)} .value=${value} @change=${write} @input=${write}></textarea>`,
    );
  }

  #language(value: PlanDraft["language"]) {
    const write = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement) this.#tell({ language: target.value === "en" ? "en" : "ru" });
    };
    return cell(
      { id: "language", label: t("language") },
      html`<select class="field" id="language" ?disabled=${this.locked} @change=${write}>
        ${(["ru", "en"] as const).map((one) => html`<option value=${one} ?selected=${one === value}>${t(`language.${one}`)}</option>`)}
      </select>`,
    );
  }

  #timeZone(value: string) {
    const { russian, others } = zoneChoices(language(), value);
    const place = { id: "zone", label: t("timeZone"), hint: t("timeZoneHint"), mistake: this.mistakes["timeZone"] };
    const write = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement) this.#tell({ timeZone: target.value });
    };
    const options = (choices: readonly ZoneChoice[]) =>
      choices.map(({ zone, name }) => html`<option value=${zone} ?selected=${zone === value}>${name}</option>`);
    return cell(
      place,
      html`<select class="field" id="zone" ?disabled=${this.locked} aria-describedby=${describedBy(place)} @change=${write}>
        <optgroup label=${t("zonesRussia")}>${options(russian)}</optgroup>
        <optgroup label=${t("zonesOther")}>${options(others)}</optgroup>
      </select>`,
    );
  }

  #cover({ cover }: PlanDraft) {
    if (this.locked) return nothing;
    return html`<div class="cell">
      <span class="name">${t("cover")} <small>(${t("optional")})</small></span>
      <efir-picture-field
        .value=${cover}
        .label=${t("cover")}
        @change=${({ target }: Event) => {
          if (target instanceof PictureFieldElement) this.#tell({ cover: target.value });
        }}
      ></efir-picture-field>
      <span class="hint">${t("coverHint")}</span>
    </div>`;
  }

  #tell(change: Partial<PlanDraft>): void {
    this.dispatchEvent(new PlanChangeEvent(change));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-about-fields": AboutFieldsElement;
  }
}
