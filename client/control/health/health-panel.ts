import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { AudienceSummary, Signal, StreamHealth } from "../../../shared/protocol.ts";
import { icon } from "../../ui/icons.ts";
import { common } from "../../ui/styles.ts";
import { HISTORY_SECONDS, type Histories } from "./history.ts";
import { type Measure, type MeasureId, measuresOf } from "./measures.ts";
import { sparkline, sparklineBox } from "./sparkline.ts";
import { warningWords } from "./warning-words.ts";

/** What fills the height of a history while all of it is less: noise must not look like trouble. */
const ceilingOf: Partial<Record<MeasureId, number>> = { drops: 0.05, line: 1_000, lag: 5_000 };

/** Every measure of the stream with its last minutes, what is wrong with it, and what to do (CR55). */
@customElement("efir-health-panel")
export class HealthPanelElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        container: panel / inline-size;
      }
      dl {
        display: grid;
      }
      .row {
        display: grid;
        grid-template-columns: 7rem minmax(0, 1fr) 7.5rem;
        gap: var(--space-1) var(--space-4);
        align-items: center;
        padding: var(--space-2) var(--space-3);
        border-bottom: var(--border) solid var(--color-line);
        border-left: 6px solid var(--color-line-strong);
      }
      .row + .row {
        border-top: 0;
      }
      .ok {
        border-left-color: var(--color-ok);
      }
      .warn {
        border-left: 6px double var(--color-warn);
      }
      .bad {
        border-left-color: var(--color-danger);
        background: var(--color-danger-soft);
      }
      dt {
        color: var(--color-text-2);
      }
      .value {
        font-weight: var(--weight-strong);
      }
      .warn .value {
        color: var(--color-warn);
      }
      .bad .value {
        color: var(--color-danger);
      }
      svg.line {
        width: 7.5rem;
        height: 1.75rem;
        fill: none;
        stroke: var(--color-text-2);
        stroke-width: 1.5;
      }
      .more {
        grid-column: 2 / -1;
        font-size: var(--text-sm);
        color: var(--color-text-2);
      }
      .trouble {
        display: flex;
        gap: var(--space-2);
        color: var(--color-text);
      }
      .trouble .ico {
        flex: none;
        margin-top: 0.15em;
        color: var(--color-warn);
      }
      .bad .trouble .ico {
        color: var(--color-danger);
      }
      .also {
        display: flex;
        gap: var(--space-2);
        margin-bottom: var(--space-3);
        color: var(--color-warn);
        font-weight: var(--weight-medium);
      }
      @container panel (max-width: 30rem) {
        .row {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        svg.line {
          display: none;
        }
        .more {
          grid-column: 1 / -1;
        }
      }
    `,
  ];
  @property({ attribute: false }) health: StreamHealth | null = null;
  @property({ attribute: false }) audience: AudienceSummary | null = null;
  @property({ attribute: false }) signal: Signal | null = null;
  @property({ attribute: false }) histories: Histories = new Map();

  override render() {
    const measures = measuresOf(this);
    const said = new Set(measures.map(({ trouble }) => trouble));
    // What the server warns of and no measure says: refused codecs and the like.
    const also = (this.health?.warnings ?? []).map(warningWords).filter((words) => !said.has(words));
    return html`${also.map((words) => html`<p class="also">${icon("warning")}${words}</p>`)}
      <dl class="num">${repeat(measures, ({ id }) => id, this.#row)}</dl>`;
  }

  readonly #row = (measure: Measure) => {
    const { id, name, value, tone, trouble, about } = measure;
    return html`<div class="row ${tone}" data-measure=${id}>
      <dt>${name}</dt>
      <dd class="value">${value}</dd>
      ${this.#history(measure)}
      ${trouble === null && about === "" ? nothing : html`<dd class="more">${trouble === null ? about : html`<span class="trouble">${icon("warning")}<span>${trouble}</span></span>`}</dd>`}
    </div>`;
  };

  #history({ id }: Measure) {
    const line = sparkline(this.histories.get(id) ?? [], HISTORY_SECONDS, ceilingOf[id]);
    if (line === "") return nothing;
    return html`<dd aria-hidden="true"><svg class="line" viewBox=${sparklineBox} preserveAspectRatio="none"><path d=${line} /></svg></dd>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-health-panel": HealthPanelElement;
  }
}
