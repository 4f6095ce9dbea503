import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { CardOf } from "../../../../shared/cards/index.ts";
import { contentLanguage } from "../../../i18n/language.ts";
import { tidy } from "../../../i18n/typography.ts";
import { type Drawn, sectionHead } from "./section.ts";
import { t } from "./strings.ts";

const NEWEST = 3;

/** Newest first; the rest folded away. */
export function quotesSection(quotes: readonly CardOf<"quote">[]): Drawn {
  if (quotes.length === 0) return nothing;
  const newestFirst = quotes.toReversed();
  const earlier = newestFirst.slice(NEWEST);
  return html`<section id="quotes" class="quotes" aria-labelledby="h-quotes">
    ${sectionHead("quotes", t("quotes"), null)} ${quoteList(newestFirst.slice(0, NEWEST))}
    ${
      earlier.length === 0
        ? nothing
        : html`<details>
            <summary class="btn btn--quiet">${t("earlier", { count: earlier.length })}</summary>
            ${quoteList(earlier)}
          </details>`
    }
  </section>`;
}

const quoteList = (quotes: readonly CardOf<"quote">[]): TemplateResult =>
  html`<ul lang=${contentLanguage}>
    ${repeat(quotes, ({ id }) => id, quoteRow)}
  </ul>`;

const quoteRow = ({ text, who, post, when }: CardOf<"quote">): TemplateResult =>
  html`<li>
    <figure>
      <blockquote>«${tidy(text)}»</blockquote>
      <figcaption>${tidy([who, post, when].filter(Boolean).join(", "))}</figcaption>
    </figure>
  </li>`;
