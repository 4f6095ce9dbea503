import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { programTime } from "../../../shared/time.ts";
import { say } from "../../i18n/say.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { ConsentEvent } from "./events.ts";
import { reporter } from "./reporter-styles.ts";
import { t } from "./strings.ts";

/**
 * What the person recorded reads and agrees to, by a press of their own (BZ105).
 *
 * @fires efir-consent - They pressed; with their name, and the words that stood there.
 */
@customElement("efir-consent-form")
export class ConsentFormElement extends LitElement {
  static override styles = [
    common,
    controls,
    reporter,
    css`
      h2 {
        font-family: var(--font-read);
        font-size: min(var(--text-xl), 9.5vw);
      }
      .words {
        padding-left: var(--space-4);
        border-left: 0.375rem solid var(--color-brand);
        font: var(--weight-regular) var(--text-lg) / var(--leading-body) var(--font-read);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ];
  @property({ attribute: false }) words: { readonly ru: string; readonly en: string } = { ru: "", en: "" };
  @property() name = "";
  @state() private isNameless = false;
  @query("input") private readonly field!: HTMLInputElement | null;

  override render() {
    return html`<form class="stack" novalidate @submit=${this.#agree}>
      <h2>${t("consentTitle")}</h2>
      <p class="words">${say(this.words)}</p>
      <p class="hint">${t("consentHint")}</p>
      <div class="cell">
        <label for="name">${t("personName")}</label>
        <input class="field" id="name" name="name" maxlength="120" autocomplete="off" autocapitalize="words"
          .enterKeyHint=${"done"} aria-invalid=${this.isNameless ? "true" : "false"} aria-describedby="mistake"
          .value=${this.name} />
        <p id="mistake" class="mistake">${this.isNameless ? t("noName") : nothing}</p>
      </div>
      <button class="btn btn--primary btn--big" type="submit">${icon("check")}${t("agree")}</button>
    </form>`;
  }

  readonly #agree = (event: Event) => {
    event.preventDefault();
    const name = this.field?.value.trim() ?? "";
    this.isNameless = name === "";
    if (this.isNameless) this.field?.focus();
    else this.dispatchEvent(new ConsentEvent({ name, words: say(this.words), at: programTime(Date.now()) }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-consent-form": ConsentFormElement;
  }
}
