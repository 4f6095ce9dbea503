import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { emptyProgram } from "../../../shared/timeline/at.ts";
import type { ItemTiming, MeetingTiming } from "../../../shared/timeline/forecast.ts";
import type { MeetingRecord, Program } from "../../../shared/timeline/record.ts";
import { formatTime } from "../../i18n/format.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import "../add-menu.ts";
import { ClearEvent, EditEvent } from "../events.ts";
import { desk } from "../styles.ts";
import { TakeCueEvent } from "./events.ts";
import { t } from "./strings.ts";
import { technicalBreakOf } from "./technical-break.ts";

/**
 * Under the rundown: when the meeting ends, and the acts that belong to its course. Rules RD24–RD26.
 * @fires efir-take-cue - The next item, or the technical break, is to begin (TakeCueEvent).
 * @fires efir-clear - The break is over (ClearEvent).
 * @fires efir-edit - The break's card has to be written first (EditEvent).
 * @slot - The meeting's own acts.
 */
@customElement("efir-rundown-foot")
export class RundownFootElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
        container: foot / inline-size;
        border-top: var(--border) solid var(--color-line);
      }
      .end {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--space-3);
        padding: var(--space-2) var(--space-4);
        border-bottom: var(--border) solid var(--color-line);
        font-size: var(--text-sm);
      }
      .end span {
        color: var(--color-text-2);
      }
      .end b {
        font-weight: var(--weight-strong);
      }
      .late {
        color: var(--color-warn);
      }
      .acts {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
      }
      slot {
        display: block;
      }
      .wide,
      slot {
        grid-column: 1 / -1;
      }
      .acts .btn {
        width: 100%;
        min-width: 0;
        min-height: 2.25rem;
        padding: var(--space-1) var(--space-3);
        white-space: normal;
      }
      .btn--break {
        border-color: var(--color-warn);
        color: var(--color-warn);
      }
      @container foot (max-width: 19rem) {
        .acts {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];
  @property({ attribute: false }) timing: MeetingTiming | null = null;
  @property({ attribute: false }) cues: readonly Cue[] = [];
  @property({ attribute: false }) program: Program = emptyProgram;
  @property() phase: MeetingRecord["phase"] = "unknown";
  @property({ type: Boolean }) locked = false;
  /** «Правка» is on: cards can be added. */
  @property({ type: Boolean }) editing = false;

  override render(): TemplateResult {
    const isOpen = this.phase === "open";
    const next = isOpen ? (this.timing?.next ?? null) : null;
    return html`${this.#end()}
      <div class="acts">
        ${next === null ? nothing : this.#start(next)} ${isOpen ? this.#break(next === null) : nothing}
        ${this.editing ? html`<efir-add-menu class="wide" ?locked=${this.locked}></efir-add-menu>` : nothing}
        <slot></slot>
      </div>`;
  }

  #end(): TemplateResult | typeof nothing {
    const { plannedEnd = null, forecastEnd = null, lag = null } = this.timing ?? {};
    if (plannedEnd === null && forecastEnd === null) return nothing;
    const plan = plannedEnd === null ? t("noPlan") : t("plannedEnd", { time: formatTime(plannedEnd) });
    return html`<p class="end num"><span>${t("end")} ${plan}</span> ${
      forecastEnd === null || this.phase === "planned"
        ? nothing
        : html`<b class=${lag !== null && lag >= 60_000 ? "late" : ""}>${t("forecast", { time: formatTime(forecastEnd) })}</b>`
    }</p>`;
  }

  #start({ cueId }: ItemTiming): TemplateResult | typeof nothing {
    const card = this.cues.find(({ id }) => id === cueId)?.card;
    if (card?.kind !== "agenda") return nothing;
    const { number, title } = card;
    const words = number === undefined ? t("startTitled", { title }) : t("startItem", { number });
    return html`<button class="btn btn--primary" type="button" title=${title} ?disabled=${this.locked} @click=${() =>
      this.dispatchEvent(new TakeCueEvent(cueId))}>${words}</button>`;
  }

  #break(isAlone: boolean): TemplateResult {
    const width = isAlone ? "wide" : "";
    const isOn = this.program.stage?.card.kind === "break";
    const begin = () => {
      const { cue, isReady } = technicalBreakOf(this.cues, Date.now());
      this.dispatchEvent(cue !== null && isReady ? new TakeCueEvent(cue.id) : new EditEvent("break", cue));
    };
    return isOn
      ? html`<button class="btn ${width}" type="button" ?disabled=${this.locked} @click=${() => this.dispatchEvent(new ClearEvent("stage"))}>${t("endBreak")}</button>`
      : html`<button class="btn btn--break ${width}" type="button" ?disabled=${this.locked} @click=${begin}>${icon("pause", "filled")}${t("technicalBreak")}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-rundown-foot": RundownFootElement;
  }
}
