import { html, nothing, svg, type TemplateResult } from "lit";
import type { NumberTable } from "../../shared/cards/field.ts";
import { tidy } from "../i18n/typography.ts";
import { numberInWords } from "./chart-numbers.ts";
import { barScale, type Scale } from "./chart-scale.ts";
import { seriesClass, seriesFill } from "./chart-series.ts";
import { t } from "./strings.ts";

/** Bars that lie one under another: for narrow places, long labels and large letters. */
export function lyingBars(table: NumberTable): TemplateResult {
  const scale = barScale(table);
  return html`<div class="rows">
    ${table.rows.map(
      ({ label, values }) =>
        html`<div class="row">
          <span class="row__label">${tidy(label)}</span>
          ${values.map(
            (value, series) =>
              html`<div class="row__bar">
                ${value === null ? nothing : bar(value, series, scale)}
                <b>${value === null ? t("noData") : numberInWords(value)}</b>
              </div>`,
          )}
        </div>`,
    )}
  </div>`;
}

/** To scale by percents, so that it needs no measuring. */
function bar(value: number, series: number, scale: Scale): TemplateResult {
  const [from, to] = [scale.at(Math.min(value, 0)) * 100, scale.at(Math.max(value, 0)) * 100];
  const zero = scale.at(0) * 100;
  return html`<svg class="lying ${seriesClass(series)}" width="100%">
    ${svg`<rect class="bar" x="${from}%" width="${to - from}%" height="100%" fill=${seriesFill(series)}/>`}
    ${scale.least < 0 ? svg`<line class="base" x1="${zero}%" x2="${zero}%" y1="0" y2="100%"></line>` : nothing}
  </svg>`;
}
