/** What is read on paper, below the stage. Functions of what was shown; each section is absent while it is empty. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { contentLanguage } from "../../i18n/language.ts";
import "../../cards/figure-card.ts";
import type { CardOf } from "../../../shared/cards/index.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";
import type { Highlight } from "../../../shared/timeline/record.ts";
import { formatTime } from "../../i18n/format.ts";
import { tidy } from "../../i18n/typography.ts";
import { icon } from "../../ui/icons.ts";
import { t } from "./strings.ts";

type Drawn = TemplateResult | typeof nothing;

export const programmeSection = (programme: readonly ProgrammeItem[]): TemplateResult =>
  html`<section id="programme" class="programme" aria-labelledby="h-programme">
    <div class="sec"><h2 id="h-programme">${t("programme")}</h2></div>
    ${programme.length === 0 ? html`<p class="hint">${t("programmeEmpty")}</p>` : html`<ol>${programme.map(programmeRow)}</ol>`}
  </section>`;

const programmeRow = ({ time, title, detail }: ProgrammeItem): TemplateResult =>
  html`<li>
    ${time === undefined ? html`<span></span>` : html`<time class="num">${time}</time>`}
    <div lang=${contentLanguage}><b>${tidy(title)}</b>${detail === undefined ? nothing : html`<p>${tidy(detail)}</p>`}</div>
  </li>`;

export function figuresSection(figures: readonly CardOf<"figure">[]): Drawn {
  if (figures.length === 0) return nothing;
  return html`<section id="figures" class="figs" aria-labelledby="h-figures">
    <div class="wrap">
      <div class="sec"><h2 id="h-figures">${t("figures")}</h2></div>
      <ul>
        ${repeat(
          figures,
          ({ id }) => id,
          (card) => html`<li><efir-figure-card .card=${card}></efir-figure-card></li>`,
        )}
      </ul>
    </div>
  </section>`;
}

/** Newest first; beyond these the rest is folded away, so that the page does not grow with the meeting. */
const NEWEST = 5;

/** @param seek takes the reader to a highlight; `null` when there is no picture to go to */
export function highlightsSection(highlights: readonly Highlight[], seek: ((to: ProgramTime) => void) | null): Drawn {
  if (highlights.length === 0) return nothing;
  const newestFirst = highlights.toReversed();
  const earlier = newestFirst.slice(NEWEST);
  return html`<section id="highlights" class="highlights" aria-labelledby="h-highlights">
    <div class="sec"><h2 id="h-highlights">${t("highlights")}</h2></div>
    ${highlightList(newestFirst.slice(0, NEWEST), seek)}
    ${
      earlier.length === 0
        ? nothing
        : html`<details>
            <summary class="btn btn--quiet">${t("earlier", { count: earlier.length })}</summary>
            ${highlightList(earlier, seek)}
          </details>`
    }
  </section>`;
}

const highlightList = (highlights: readonly Highlight[], seek: ((to: ProgramTime) => void) | null): TemplateResult =>
  html`<ul>
    ${repeat(
      highlights,
      ({ id }) => id,
      ({ at, text }) =>
        html`<li>
          <p lang=${contentLanguage}>${tidy(text)}</p>
          ${seek === null ? nothing : watchButton(at, seek)}
        </li>`,
    )}
  </ul>`;

const watchButton = (at: ProgramTime, seek: (to: ProgramTime) => void): TemplateResult =>
  html`<button class="btn btn--quiet" type="button" @click=${() => seek(at)}>
    ${icon("play")}${t("watchFrom", { time: formatTime(at) })}
  </button>`;
