import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { CardOf } from "../../../../shared/cards/index.ts";
import { imageAddress } from "../../../cards/image-address.ts";
import { contentLanguage } from "../../../i18n/language.ts";
import { tidy } from "../../../i18n/typography.ts";
import avatar from "../../../ui/art/avatar.svg";
import { type Drawn, type OwnPage, sectionHead } from "./section.ts";
import { t } from "./strings.ts";
import { useAvatar } from "./use-avatar.ts";

/** Of each ceremony; all of them stand on the awards' own page. */
const MOST = 5;

/** The newest of each ceremony, in the order in which they were given. */
export function awardsSection(awards: readonly CardOf<"award">[], page: OwnPage): Drawn {
  if (awards.length === 0) return nothing;
  const ceremonies = [...Map.groupBy(awards, ({ ceremony }) => ceremony ?? "")];
  const isWhole = ceremonies.every(([, its]) => its.length <= MOST);
  return html`<section id="awards" class="awards" aria-labelledby="h-awards">
    ${sectionHead("awards", t("awards"), isWhole ? page : { ...page, count: awards.length })}
    ${ceremonies.map(
      ([ceremony, its]) =>
        html`${ceremony === "" ? nothing : html`<h3 lang=${contentLanguage}>${tidy(ceremony)}</h3>`}
          <ul lang=${contentLanguage}>
            ${repeat(its.slice(-MOST), ({ id }) => id, awardRow)}
          </ul>`,
    )}
  </section>`;
}

function awardRow({ photo, winner, nomination, place, organisation }: CardOf<"award">): TemplateResult {
  return html`<li class="person person--gold">
    <img class="face" src=${photo === undefined ? avatar : imageAddress(photo)} alt="" width="64" height="64" loading="lazy" @error=${useAvatar} />
    <div>
      <b>${winner}</b>
      <p>${tidy([nomination, place, organisation].filter(Boolean).join(", "))}</p>
    </div>
  </li>`;
}
