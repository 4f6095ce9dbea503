import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { mayInHouse } from "../../shared/roles.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import { formatDate, formatTime } from "../i18n/format.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { call } from "./api.ts";
import { apiWords } from "./api-words.ts";
import { copyFrom } from "./copy-text.ts";
import type { DelayMeasuredEvent } from "./flash/delay-measure.ts";
import "./flash/delay-measure.ts";
import { t as flash } from "./flash/strings.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";
import { WhoIAm } from "./who-i-am.ts";

/** As `GET /api/stages/{stage}` tells it (WB30–WB32). */
interface ToldStage {
  readonly name: string;
  readonly takeover: boolean;
  readonly encoderDelayMs: number;
  readonly keySetAt: number | null;
  readonly ingestUrl?: string;
}

/** Where the encoder pushes to, its key, and how the stage treats it. Asks the server when it appears. */
@customElement("efir-stream-settings")
export class StreamSettingsElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host,
      section,
      .line {
        display: grid;
        gap: var(--space-2);
      }
      :host {
        gap: var(--space-5);
      }
      label,
      h3 {
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      .with-button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-2);
      }
      .switch {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-2);
        align-items: start;
        min-height: var(--target-dense);
      }
      .switch input {
        width: 1.15rem;
        height: 1.15rem;
        margin-top: 0.15em;
      }
      .delay {
        max-width: 9rem;
      }
      .btn--s {
        justify-self: start;
        min-height: var(--target-min);
      }
    `,
  ];
  @property() stage = "main";
  @state() private settings: ToldStage | null = null;
  @state() private key: string | null = null;
  @state() private said = "";
  @state() private isMistake = false;
  @query("#key") private readonly keyField!: HTMLInputElement | null;
  @query("#address") private readonly addressField!: HTMLInputElement | null;

  readonly #who = new WhoIAm(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    return html`${this.settings === null ? nothing : this.#body(this.settings)}
      <p role="status" class=${this.isMistake ? "mistake" : "hint"}>${this.said}</p>`;
  }

  #body({ takeover, encoderDelayMs, keySetAt, ingestUrl = "" }: ToldStage) {
    return html`<section>
        <label for="address">${t("rtmpAddress")}</label>
        <div class="with-button">
          <input class="field" id="address" readonly .value=${ingestUrl} />${this.#copyButton(() => this.addressField)}
        </div>
      </section>
      <section>
        ${this.key === null ? this.#hiddenKey(keySetAt) : this.#shownKey(this.key)}
      </section>
      <section>
        <label class="switch"
          ><input type="checkbox" .checked=${takeover} @change=${this.#setTakeover} /><span>${t("takeover")}</span></label
        >
        <p class="hint">${t("takeoverHint")}</p>
      </section>
      <section>
        <label for="delay">${t("encoderDelay")}</label>
        <input class="field delay num" id="delay" type="number" min="0" max="10000" step="10" aria-describedby="delay-hint" ?readonly=${!this.#maySet} .value=${String(encoderDelayMs)} @change=${this.#setDelay} />
        <p class="hint" id="delay-hint">${t("encoderDelayHint")}${this.#maySet ? nothing : html`. ${flash("notYours")}`}</p>
        <efir-delay-measure
          .stage=${this.stage}
          ?settable=${this.#maySet}
          @efir-delay-measured=${(event: DelayMeasuredEvent) => void this.#change({ encoderDelayMs: event.delayMs })}
        ></efir-delay-measure>
      </section>`;
  }

  #hiddenKey(keySetAt: number | null) {
    return html`<h3>${t("streamKey")}</h3>
      <p class="hint">${keySetAt === null ? t("keyUnset") : keySetWords(programTime(keySetAt))}</p>
      <button class="btn btn--s" type="button" aria-describedby="rotate-hint" @click=${this.#rotate}>${t("rotateKey")}</button>
      <p class="hint" id="rotate-hint">${t("rotateHint")}</p>`;
  }

  #shownKey(key: string) {
    return html`<label for="key">${t("streamKey")}</label>
      <div class="with-button">
        <input class="field num" id="key" readonly autocomplete="off" .value=${key} />${this.#copyButton(() => this.keyField)}
      </div>
      <p class="hint">${t("keyOnce")}</p>`;
  }

  #copyButton(field: () => HTMLInputElement | null) {
    const copy = async () => {
      const from = field();
      if (from !== null && (await copyFrom(from))) this.#say(t("copied"));
    };
    return html`<button class="btn btn--s" type="button" @click=${copy}>${icon("copy")}${t("copy")}</button>`;
  }

  async #load(): Promise<void> {
    const answer = await call<ToldStage>("GET", this.#address);
    if (answer.ok) this.settings = answer.value;
    else this.#say(apiWords(answer.problem), true);
  }

  readonly #rotate = async () => {
    const answer = await call<{ readonly key: string }>("POST", `${this.#address}/key`, {});
    if (!answer.ok) return this.#say(apiWords(answer.problem), true);
    this.key = answer.value.key;
    await this.updateComplete;
    this.keyField?.focus();
    this.keyField?.select();
  };

  readonly #setTakeover = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) void this.#change({ takeover: target.checked });
  };

  readonly #setDelay = ({ target }: Event) => {
    if (target instanceof HTMLInputElement && target.value !== "")
      void this.#change({ encoderDelayMs: Math.round(target.valueAsNumber) });
  };

  async #change(change: Partial<Pick<ToldStage, "takeover" | "encoderDelayMs">>): Promise<void> {
    const answer = await call<ToldStage>("PATCH", this.#address, change);
    if (answer.ok) {
      this.settings = { ...this.settings, ...answer.value };
      this.#say(t("saved"));
      return;
    }
    this.#say(apiWords(answer.problem), true);
    // What the fields show must be what the server has.
    await this.#load();
  }

  /** Until it is known who this is, the server is asked. */
  get #maySet(): boolean {
    const { actor } = this.#who;
    return actor === null || mayInHouse(actor, "set-stage");
  }

  get #address(): string {
    return `/api/stages/${encodeURIComponent(this.stage)}`;
  }

  #say(words: string, isMistake = false): void {
    this.said = words;
    this.isMistake = isMistake;
  }
}

const keySetWords = (at: ProgramTime): string => t("keySet", { date: formatDate(at), time: formatTime(at) });

declare global {
  interface HTMLElementTagNameMap {
    "efir-stream-settings": StreamSettingsElement;
  }
}
