import type { CardOf } from "../../../../shared/cards/index.ts";
import { cardsShown } from "../../../../shared/timeline/shown-cards.ts";
import { type Markup, markup } from "../markup.ts";
import { count, type Section } from "./section.ts";

export const awards: Section = {
  path: "nagrady",
  title: "Награды",
  describe: ({ record }, now) => {
    const shown = cardsShown(record, "award", now);
    if (shown.length === 0) return "Награждённые на заседании";
    const named = shown.map(({ card }) => card.winner).join(", ");
    return `${count(shown.length, "награда", "награды", "наград")}: ${named}`;
  },
  empty: "Награждённые появятся здесь, когда их назовут на заседании.",
  body: ({ record }, now) => {
    const ceremonies = Map.groupBy(cardsShown(record, "award", now), ({ card }) => card.ceremony ?? "");
    if (ceremonies.size === 0) return null;
    return markup`${[...ceremonies].map(
      ([ceremony, its]) =>
        markup`${ceremony === "" ? null : markup`<h2>${ceremony}</h2>\n`}<ul class="people people--gold">\n${its.map(({ card }) => award(card))}</ul>\n`,
    )}`;
  },
};

function award({ photo, winner, nomination, place, organisation, project }: CardOf<"award">): Markup {
  return markup`<li>${
    photo === undefined
      ? markup`<span></span>`
      : markup`<img class="face" src="/i/${photo.file}" alt="" width="${photo.widthPx}" height="${photo.heightPx}" loading="lazy">`
  }<div><b>${winner}</b><p>${nomination}${place === undefined ? null : markup`, ${place}`}</p>${
    organisation === undefined ? null : markup`<p class="note">${organisation}</p>`
  }${project === undefined ? null : markup`<p class="note">${project}</p>`}</div></li>\n`;
}
