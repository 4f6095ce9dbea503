import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { CardOf } from "../../../../shared/cards/index.ts";
import "../../../cards/figure-card.ts";
import { type Drawn, type OwnPage, sectionHead } from "./section.ts";
import { t } from "./strings.ts";

/** What fits two rows of a wide page; the rest stands on the figures' own page. */
const MOST = 8;

/** The first ones stay where they are; what was corrected says so itself. */
export function figuresSection(figures: readonly CardOf<"figure">[], page: OwnPage): Drawn {
  if (figures.length === 0) return nothing;
  const shown = figures.slice(-MOST);
  return html`<section id="figures" class="figs" aria-labelledby="h-figures">
    <div class="wrap">
      ${sectionHead("figures", t("figures"), shown.length < figures.length ? { ...page, count: figures.length } : page)}
      <ul>
        ${repeat(
          shown,
          ({ id }) => id,
          (card) => html`<li><efir-figure-card .card=${card}></efir-figure-card></li>`,
        )}
      </ul>
    </div>
  </section>`;
}
