import { html, type TemplateResult } from "lit";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { numberInWords } from "./chart-numbers.ts";
import { t } from "./strings.ts";

/** Every number of the chart, for who reads tables better than pictures, by eye or by ear. */
export const chartTable = ({ title, table: { columns, rows } }: CardOf<"chart">): TemplateResult =>
  html`<details>
    <summary>${t("table")}</summary>
    <div class="scroller" role="group" aria-label=${t("table")} tabindex="0">
      <table lang=${contentLanguage}>
        <caption class="vh">
          ${title}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${columns.map((column) => html`<th scope="col">${tidy(column)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ label, values }) =>
              html`<tr>
                <th scope="row">${tidy(label)}</th>
                ${values.map((value) => html`<td class="num">${value === null ? t("noData") : numberInWords(value)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
