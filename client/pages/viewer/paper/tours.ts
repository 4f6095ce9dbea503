import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { CardOf } from "../../../../shared/cards/index.ts";
import { imageAddress } from "../../../cards/image-address.ts";
import { contentLanguage } from "../../../i18n/language.ts";
import { tidy } from "../../../i18n/typography.ts";
import { type Drawn, type OwnPage, sectionHead } from "./section.ts";
import { t } from "./strings.ts";

/** The places that the meeting visited, in the order of the visits. */
export function toursSection(tours: readonly CardOf<"tour">[], page: OwnPage): Drawn {
  if (tours.length === 0) return nothing;
  return html`<section id="tours" class="tours" aria-labelledby="h-tours">
    ${sectionHead("tours", t("tours"), page)}
    <ul lang=${contentLanguage}>
      ${repeat(tours, ({ id }) => id, tourRow)}
    </ul>
  </section>`;
}

function tourRow({ place, text, photo, photoAlt = "" }: CardOf<"tour">): TemplateResult {
  return html`<li>
    ${
      photo === undefined
        ? nothing
        : html`<img src=${imageAddress(photo)} alt=${photoAlt} width=${photo.widthPx} height=${photo.heightPx} loading="lazy" />`
    }
    <b>${tidy(place)}</b>
    <p>${tidy(text)}</p>
  </li>`;
}
