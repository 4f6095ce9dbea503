import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { type StandBrief, type StandSize, standPath } from "../../../../shared/exhibition.ts";
import { imageAddress } from "../../../cards/image-address.ts";
import { contentLanguage } from "../../../i18n/language.ts";
import { tidy } from "../../../i18n/typography.ts";
import type { Drawn } from "./section.ts";
import "./stands.css";
import { t } from "./strings.ts";

/** One row of the design; the others on the plan. */
const MOST = 3;
const rank: Readonly<Record<StandSize, number>> = { large: 0, wide: 1, small: 2 };

/** Those with a picture first, then by size as on the plan, then by number. */
const standsToShow = (stands: readonly StandBrief[]): readonly StandBrief[] =>
  stands
    .toSorted(
      (one, other) =>
        Number(one.cover === undefined) - Number(other.cover === undefined) ||
        rank[one.size] - rank[other.size] ||
        one.number - other.number,
    )
    .slice(0, MOST);

/** @param href of the plan (VW59) */
export function standsSection(stands: readonly StandBrief[], href: string): Drawn {
  if (stands.length === 0) return nothing;
  return html`<section id="stands" aria-labelledby="h-stands">
    <div class="sec">
      <h2 id="h-stands">${t("stands")}</h2>
      <a href=${href}>${t("plan", { count: stands.length })}</a>
    </div>
    <ul class="stands">
      ${repeat(
        standsToShow(stands),
        ({ id }) => id,
        (stand) => card(stand, href),
      )}
    </ul>
  </section>`;
}

function card(stand: StandBrief, href: string): TemplateResult {
  const { number, institution, title, place, cover } = stand;
  const more = [place, institution].filter(Boolean).join(". ");
  return html`<li>
    <a href="${href}/${standPath(stand)}">
      ${
        cover === undefined
          ? nothing
          : html`<img src=${imageAddress(cover.image)} alt="" width=${cover.image.widthPx} height=${cover.image.heightPx} loading="lazy" />`
      }
      <span class="stands__words"
        ><span class="stands__number num">${t("stand", { number })}</span><b lang=${contentLanguage}>${tidy(title)}</b
        ><span class="stands__who" lang=${contentLanguage}>${tidy(more)}</span></span
      >
    </a>
  </li>`;
}
