import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { programTime } from "../../shared/time.ts";
import { formatDayAndTime } from "../i18n/format.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { call } from "./api.ts";
import { apiWords } from "./api-words.ts";
import { copyFrom } from "./copy-text.ts";
import { frameCode, hallAddress, layerAddresses, widgetCode } from "./output-addresses.ts";
import { t } from "./outputs-strings.ts";
import { desk } from "./styles.ts";

/** As `/api/meetings/{slug}/overlay-key` tells it; `key` only when it was made just now (OU3). */
interface ToldKey {
  readonly madeAt: number | null;
  readonly key?: string;
}

/** Where the meeting can be shown besides its own page: addresses to copy, and the overlays' key. Asks when it appears. */
@customElement("efir-outputs-panel")
export class OutputsPanelElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host,
      section {
        display: grid;
        gap: var(--space-2);
      }
      :host {
        gap: var(--space-5);
      }
      h3,
      label {
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      h3 {
        font-size: var(--text-md);
      }
      /* The ring around a field must not cross its name. */
      label {
        display: block;
        margin-bottom: var(--space-2);
      }
      .with-button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-2);
      }
      .btn--s {
        justify-self: start;
        min-height: var(--target-min);
      }
    `,
  ];

  @property() slug = "";
  @state() private told: ToldKey | null = null;
  @state() private said = "";
  @state() private isMistake = false;
  @state() private isBusy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    const { origin } = location;
    return html`<section aria-labelledby="overlays">
        <h3 id="overlays">${t("overlays")}</h3>
        ${this.told === null ? nothing : this.#overlays(this.told)}
      </section>
      <section aria-labelledby="hall">
        <h3 id="hall">${t("hall")}</h3>
        ${this.#field("hall-address", t("hallAddress"), hallAddress(origin, this.slug, true))}
        ${this.#field("silent-hall", t("silentHall"), hallAddress(origin, this.slug, false))}
        <p class="hint">${t("hallHint")}</p>
      </section>
      <section aria-labelledby="widget">
        <h3 id="widget">${t("widget")}</h3>
        ${this.#field("widget-code", t("widgetCode"), widgetCode(origin, this.slug))}
        ${this.#field("frame-code", t("frameCode"), frameCode(origin, this.slug, t("frameTitle")))}
        <p class="hint">${t("widgetHint")}</p>
      </section>
      <p role="status" class=${this.isMistake ? "mistake" : "hint"}>${this.said}</p>`;
  }

  #overlays({ key, madeAt }: ToldKey): TemplateResult {
    if (key === undefined) return this.#hiddenKey(madeAt);
    return html`<p class="hint">${t("overlaysHint")}. ${t("keyOnce")}</p>
      ${layerAddresses(location.origin, this.slug, key).map(({ layer, address }) =>
        this.#field(`layer-${layer}`, t(`layer.${layer}`), address),
      )}`;
  }

  #hiddenKey(madeAt: number | null): TemplateResult {
    const isFirst = madeAt === null;
    return html`<p class="hint">${isFirst ? t("noKey") : t("keyMade", { moment: formatDayAndTime(programTime(madeAt)) })}</p>
      <button class="btn btn--s" type="button" aria-describedby=${isFirst ? "" : "new-key"} ?disabled=${this.isBusy} @click=${this.#make}>
        ${t(isFirst ? "makeKey" : "newKey")}
      </button>
      ${isFirst ? nothing : html`<p class="hint" id="new-key">${t("newKeyHint")}</p>`}`;
  }

  #field(id: string, name: string, value: string): TemplateResult {
    return html`<div>
      <label for=${id}>${name}</label>
      <div class="with-button">
        <input class="field" id=${id} readonly autocomplete="off" spellcheck="false" .value=${value} />
        <button class="btn btn--s" type="button" aria-label=${t("copyNamed", { name })} @click=${this.#copy}>
          ${icon("copy")}${t("copy")}
        </button>
      </div>
    </div>`;
  }

  readonly #copy = async ({ currentTarget }: Event) => {
    const field = currentTarget instanceof Element ? currentTarget.parentElement?.querySelector("input") : null;
    if (field instanceof HTMLInputElement && (await copyFrom(field))) this.#say(t("copied"));
  };

  readonly #make = async () => {
    // Pressed twice, the key that is shown might be the one that was replaced.
    if (this.isBusy) return;
    this.isBusy = true;
    const answer = await call<ToldKey>("POST", this.#address, {});
    this.isBusy = false;
    if (!answer.ok) return this.#say(apiWords(answer.problem), true);
    this.told = answer.value;
    this.#say("");
    await this.updateComplete;
    const first = this.renderRoot.querySelector<HTMLInputElement>("#layer-lt");
    first?.focus();
    first?.select();
  };

  async #load(): Promise<void> {
    const answer = await call<ToldKey>("GET", this.#address);
    if (answer.ok) this.told = answer.value;
    else this.#say(apiWords(answer.problem), true);
  }

  get #address(): string {
    return `/api/meetings/${encodeURIComponent(this.slug)}/overlay-key`;
  }

  #say(words: string, isMistake = false): void {
    this.said = words;
    this.isMistake = isMistake;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-outputs-panel": OutputsPanelElement;
  }
}
