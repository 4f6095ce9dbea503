import { html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { Announcement } from "./announcer.ts";
import { t } from "./strings.ts";
import { common, controls } from "./styles.ts";
import { viewPanelStyles } from "./view-panel-styles.ts";
import { choices, type ViewSetting } from "./view-settings.ts";
import { ViewController, viewStore } from "./view-store.ts";

const settings = ["theme", "size", "face", "spacing", "motion", "pictures"] as const satisfies readonly ViewSetting[];

/** Panel «Для слабовидящих»: changes how the same page looks, at once, and is remembered. Esc asks to close it. */
@customElement("efir-view-panel")
export class ViewPanelElement extends LitElement {
  static override styles = [common, controls, viewPanelStyles];
  @property({ type: Boolean, reflect: true }) open = false;
  @query("input:checked") private readonly checked!: HTMLInputElement | null;
  readonly #view = new ViewController(this);

  /** For a panel opened by keyboard: the first group's chosen option. */
  override focus(): void {
    void this.updateComplete.then(() => this.checked?.focus());
  }

  override render() {
    return html`<section aria-labelledby="title" ?hidden=${!this.open}>
      <h2 id="title" class="vh">${t("panelTitle")}</h2>
      ${settings.map((setting) => this.#group(setting))}
      <button class="btn" type="button" @click=${this.#reset}>${t("reset")}</button>
    </section>`;
  }

  #group(setting: ViewSetting): TemplateResult {
    return html`<fieldset class="group group--${setting}">
      <legend>${t(setting)}</legend>
      ${choices[setting].map((choice) => this.#choice(setting, choice))}
    </fieldset>`;
  }

  #choice<Setting extends ViewSetting>(setting: Setting, choice: string): TemplateResult {
    // Each setting's choices are named in the dictionary under `setting.choice`; the compiler sees the parts apart.
    const name = t(`${setting}.${choice}` as Parameters<typeof t>[0]);
    return html`<label>
      <input
        type="radio"
        name=${setting}
        .checked=${this.#view.view[setting] === choice}
        @change=${() => viewStore.change({ [setting]: choice })}
      />
      <span class="choice choice--${choice}">${faceOf(setting, name)}</span>
    </label>`;
  }

  readonly #reset = () => {
    viewStore.reset();
    this.dispatchEvent(new Announcement(t("resetDone")));
  };
}

/** Sizes and high-contrast colours show what they do; the rest are words. */
function faceOf(setting: ViewSetting, name: string): TemplateResult {
  if (setting !== "size") return html`${name}`;
  return html`<span aria-hidden="true">А</span><span class="vh">${name}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-view-panel": ViewPanelElement;
  }
}
