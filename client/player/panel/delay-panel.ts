import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { millis } from "../../../shared/time.ts";
import { formatNumber } from "../../i18n/format.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { ActEvent, type PlayerAct } from "../acts.ts";
import { type Delay, delays } from "../delay.ts";
import type { Level } from "../engine.ts";
import { type Speed, speeds, usualSpeed } from "../speed.ts";
import { t } from "./strings.ts";

const NUDGE_STEP = 100;

/**
 * What a viewer may change about the picture: delay on air, speed behind it and in recordings, quality where there is a
 * choice, and how cards stand to it.
 * Opens in the flow under the bar, over nothing.
 *
 * @fires efir-player-act - A choice was made (ActEvent).
 */
@customElement("efir-delay-panel")
export class DelayPanelElement extends LitElement {
  static override styles = [
    common,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-5);
        padding: var(--space-3) var(--space-4) var(--space-4);
        color: var(--stage-text);
      }
      fieldset,
      .nudge {
        flex: 1 1 min(16rem, 100%);
        min-width: 0;
        display: grid;
        align-content: start;
        gap: var(--space-1);
      }
      legend,
      h3 {
        padding: 0;
        margin-bottom: var(--space-1);
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      label {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        column-gap: var(--space-3);
        min-height: var(--target);
        cursor: pointer;
      }
      input {
        width: 1.25rem;
        height: 1.25rem;
        margin: 0;
        accent-color: var(--stage-accent);
      }
      .speeds {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-5);
      }
      .hint {
        grid-column: 2;
        color: var(--stage-text-2);
        font-size: var(--text-sm);
      }
      .steps {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      .pb {
        min-width: var(--target);
        min-height: var(--target);
        border: var(--border) solid var(--stage-line-strong);
      }
      .keys {
        flex-basis: 100%;
      }
    `,
  ];

  /** What plays is a recording: it has no delay. */
  @property({ type: Boolean }) recording = false;
  /** `null`: at the live edge, where there is nothing to be faster than. */
  @property({ attribute: false }) speed: Speed | null = null;
  @property({ attribute: false }) delay: Delay = "usual";
  @property({ attribute: false }) nudge = millis(0);
  @property({ attribute: false }) levels: readonly Level[] = [];
  @property({ attribute: false }) level: number | null = null;

  override render() {
    return html`${this.speed === null ? nothing : this.#speeds(this.speed)}
      ${this.recording ? nothing : this.#delays()}
      ${this.levels.length > 1 ? this.#quality() : nothing}
      <div class="nudge" role="group" aria-labelledby="nudge">
        <h3 id="nudge">${t("nudge.legend")}</h3>
        <div class="steps">
          ${this.#step("minus", t("nudge.doLater"), -NUDGE_STEP)}
          <output class="num">${this.#nudgeWords()}</output>
          ${this.#step("plus", t("nudge.doEarlier"), NUDGE_STEP)}
        </div>
      </div>
      <div class="keys">
        <button class="btn btn--line" type="button" @click=${() => this.#ask({ type: "show-keys" })}>${t("keys.open")}</button>
      </div>`;
  }

  #speeds(chosen: Speed): TemplateResult {
    const name = (speed: Speed): string =>
      t(speed === usualSpeed ? "speed.usual" : "speed.value", { speed: formatNumber(speed) });
    return html`<fieldset>
      <legend>${t("speed.legend")}</legend>
      <div class="speeds">
        ${speeds.map(
          (speed) => html`<label>
            <input type="radio" name="speed" .checked=${speed === chosen} @change=${() => this.#ask({ type: "set-speed", speed })} />
            <span class="num">${name(speed)}</span>
          </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #delays(): TemplateResult {
    return html`<fieldset>
      <legend>${t("delay.legend")}</legend>
      ${delays.map((delay) => this.#delayChoice(delay))}
    </fieldset>`;
  }

  #delayChoice(delay: Delay): TemplateResult {
    return html`<label>
      <input type="radio" name="delay" aria-describedby=${`hint-${delay}`} .checked=${delay === this.delay}
        @change=${() => this.#ask({ type: "set-delay", delay })} />
      <span>${t(`delay.${delay}`)}</span>
      <span id=${`hint-${delay}`} class="hint">${t(`delay.${delay}Hint`)}</span>
    </label>`;
  }

  #quality(): TemplateResult {
    return html`<fieldset>
      <legend>${t("quality.legend")}</legend>
      ${this.#levelChoice(null, t("quality.auto"))}
      ${this.levels.map((level, index) => this.#levelChoice(index, levelName(level)))}
    </fieldset>`;
  }

  #levelChoice(level: number | null, name: string): TemplateResult {
    return html`<label>
      <input type="radio" name="level" .checked=${level === this.level} @change=${() => this.#ask({ type: "set-level", level })} />
      <span>${name}</span>
    </label>`;
  }

  #step(sign: "minus" | "plus", name: string, by: number): TemplateResult {
    return html`<button class="pb" type="button" aria-label=${name}
      @click=${() => this.#ask({ type: "change-nudge", by: millis(by) })}>${icon(sign)}</button>`;
  }

  #nudgeWords(): string {
    if (this.nudge === 0) return t("nudge.none");
    const seconds = formatNumber(Math.abs(this.nudge) / 1000);
    return this.nudge > 0 ? t("nudge.earlier", { seconds }) : t("nudge.later", { seconds });
  }

  #ask(act: PlayerAct): void {
    this.dispatchEvent(new ActEvent(act));
  }
}

const levelName = ({ heightPx, bitrateKbps }: Level): string =>
  heightPx === null
    ? t("quality.bitrate", { kbps: bitrateKbps ?? 0 })
    : t("quality.height", { height: String(heightPx) });

declare global {
  interface HTMLElementTagNameMap {
    "efir-delay-panel": DelayPanelElement;
  }
}
