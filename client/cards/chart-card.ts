import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { common } from "../ui/styles.ts";
import { ViewController } from "../ui/view-store.ts";
import { cardStyles } from "./card-styles.ts";
import { uprightBars } from "./chart-bars.ts";
import { chartCardStyles } from "./chart-card-styles.ts";
import { lines } from "./chart-line.ts";
import { fitsUpright, type Room } from "./chart-room.ts";
import { lyingBars } from "./chart-rows.ts";
import { marker, seriesClass, seriesPatterns, swatch } from "./chart-series.ts";
import { chartTable } from "./chart-table.ts";
import { disclosureStyles } from "./disclosure-styles.ts";
import { t } from "./strings.ts";
import { WidthController } from "./width-controller.ts";

/**
 * A small table of numbers as bars or lines, to scale, in the room that there is, with the table itself below.
 */
@customElement("efir-chart-card")
export class ChartCardElement extends LitElement {
  static override styles = [common, cardStyles, disclosureStyles, chartCardStyles];

  @property({ attribute: false }) card?: CardOf<"chart">;
  readonly #width = new WidthController(this);
  /** Drawn anew when the reader chooses larger letters: the width stays the same then. */
  readonly #view = new ViewController(this);

  override render() {
    if (this.card === undefined) return nothing;
    const { title, conclusion, source } = this.card;
    const counted = whatIsCounted(this.card);
    return html`<article aria-labelledby="heading">
      <h2 id="heading" tabindex="-1" lang=${contentLanguage}>${tidy(title)}</h2>
      ${counted === "" ? nothing : html`<p class="small" lang=${contentLanguage}>${tidy(counted)}</p>`}
      ${legend(this.card)}
      <div class="chart num" role="img" aria-label=${t("chart", { title })} lang=${contentLanguage}>
        <svg class="vh">${seriesPatterns()}</svg>
        ${this.#chart(this.card)}
      </div>
      ${conclusion === undefined ? nothing : html`<p class="conclusion read" lang=${contentLanguage}>${tidy(conclusion)}</p>`}
      ${chartTable(this.card)}
      ${source === undefined ? nothing : html`<p class="small" lang=${contentLanguage}>${tidy(t("source", { source }))}</p>`}
    </article>`;
  }

  #chart({ look, table }: CardOf<"chart">): TemplateResult | typeof nothing {
    const room = this.#room();
    if (room === null) return nothing;
    if (look === "line") return lines(table, room);
    return fitsUpright(table, room) ? uprightBars(table, room) : lyingBars(table);
  }

  /** `null` before the first layout. */
  #room(): Room | null {
    const { widthPx } = this.#width;
    const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const spacing = this.#view.view.spacing === "wide" ? 1.15 : 1;
    return widthPx < 1 ? null : { widthPx, letterPx: rootPx * 0.9375 * spacing };
  }
}

/** One column's name stands with the unit; several have a legend. */
const whatIsCounted = ({ unit, table: { columns } }: CardOf<"chart">): string =>
  [columns.length === 1 ? columns[0] : "", unit].filter(Boolean).join(", ");

/** Which pattern or shape is which column. */
function legend({ look, table: { columns } }: CardOf<"chart">): TemplateResult | typeof nothing {
  if (columns.length === 1) return nothing;
  return html`<ul class="legend" lang=${contentLanguage}>
    ${columns.map(
      (column, series) =>
        html`<li>
          <svg class=${seriesClass(series)} viewBox="0 0 16 16" aria-hidden="true">
            ${look === "line" ? marker(series, 8, 8) : swatch(series)}</svg
          >${tidy(column)}
        </li>`,
    )}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-chart-card": ChartCardElement;
  }
}
