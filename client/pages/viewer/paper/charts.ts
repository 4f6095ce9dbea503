import { html, nothing } from "lit";
import type { CardOf } from "../../../../shared/cards/index.ts";
import "./chart-list.ts";
import { type Drawn, sectionHead } from "./section.ts";
import { t } from "./strings.ts";

export function chartsSection(charts: readonly CardOf<"chart">[]): Drawn {
  if (charts.length === 0) return nothing;
  return html`<section id="charts" class="charts" aria-labelledby="h-charts">
    ${sectionHead("charts", t("charts"), null)}
    <efir-chart-list .charts=${charts}></efir-chart-list>
  </section>`;
}
