import { html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { copyFrom } from "../copy-text.ts";
import { desk } from "../styles.ts";
import { peopleStyles } from "./people-styles.ts";
import { t } from "./strings.ts";

/**
 * A link or a token, shown once, with the way to take it along.
 * @fires efir-done - It was taken note of.
 */
@customElement("efir-secret")
export class SecretElement extends LitElement {
  static override styles = [common, controls, desk, peopleStyles];
  @property() label = "";
  @property() value = "";
  /** What to do with it, and that it is not shown again. */
  @property() hint = "";
  @state() private said = "";
  @query("input") private readonly field!: HTMLInputElement | null;

  override render() {
    return html`<div class="secret">
      <label for="value">${this.label}</label>
      <div class="with-button">
        <input class="field num" id="value" readonly autocomplete="off" aria-describedby="hint" .value=${this.value} />
        <button class="btn btn--primary" type="button" @click=${this.#copy}>${icon("copy")}${t("copy")}</button>
      </div>
      <p class="hint" id="hint">${this.hint}</p>
      <button class="btn" type="button" @click=${() => this.dispatchEvent(new Event("efir-done"))}>${t("done")}</button>
      <p class="vh" role="status">${this.said}</p>
    </div>`;
  }

  /** So that Ctrl+C takes it along at once. */
  override firstUpdated(): void {
    this.field?.focus();
    this.field?.select();
  }

  readonly #copy = async () => {
    if (this.field !== null && (await copyFrom(this.field))) this.said = t("copied");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-secret": SecretElement;
  }
}
