import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Highlight } from "../../../../shared/timeline/record.ts";
import { formatTime } from "../../../i18n/format.ts";
import { contentLanguage } from "../../../i18n/language.ts";
import { tidy } from "../../../i18n/typography.ts";
import { icon } from "../../../ui/icons.ts";
import { type Drawn, type Seek, sectionHead } from "./section.ts";
import { t } from "./strings.ts";

/** Newest first; beyond these the rest is folded away, so that the page does not grow with the meeting. */
const NEWEST = 5;

export function highlightsSection(highlights: readonly Highlight[], seek: Seek): Drawn {
  if (highlights.length === 0) return nothing;
  const newestFirst = highlights.toReversed();
  const earlier = newestFirst.slice(NEWEST);
  return html`<section id="highlights" class="highlights" aria-labelledby="h-highlights">
    ${sectionHead("highlights", t("highlights"), null)} ${highlightList(newestFirst.slice(0, NEWEST), seek)}
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

const highlightList = (highlights: readonly Highlight[], seek: Seek): TemplateResult =>
  html`<ul>
    ${repeat(
      highlights,
      ({ id }) => id,
      ({ at, text }) =>
        html`<li>
          <p lang=${contentLanguage}>${tidy(text)}</p>
          ${
            seek === null
              ? nothing
              : html`<button class="btn btn--quiet" type="button" @click=${() => seek(at)}>
                  ${icon("play")}${t("watchFrom", { time: formatTime(at) })}
                </button>`
          }
        </li>`,
    )}
  </ul>`;
