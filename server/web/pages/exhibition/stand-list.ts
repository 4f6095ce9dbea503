import { type PublicExhibition, type StandBrief, standPath } from "../../../../shared/exhibition.ts";
import { count } from "../documents/section.ts";
import { type Markup, markup } from "../markup.ts";
import { findStands, isWished, placesOf, type StandWish } from "./finding.ts";
import { photoImage } from "./photo.ts";
import { visitWords } from "./visit-words.ts";

/** Search and filter as a plain form, and the stands that were asked for (EB61). */
export function standList(base: string, exhibition: PublicExhibition, wish: StandWish): Markup {
  const found = findStands(exhibition, wish);
  return markup`${form(base, placesOf(exhibition), wish)}${isWished(wish) ? outcome(base, found.length, wish) : null}<section aria-labelledby="stands"><h2 id="stands">${
    isWished(wish) ? "Найденные стенды" : "Все стенды"
  }</h2>
<ul class="stands">
${found.map((stand) => row(base, stand))}</ul></section>
`;
}

function form(base: string, places: readonly string[], { q, place }: StandWish): Markup {
  const options = places.map((one) => markup`<option${one === place ? markup` selected` : null}>${one}</option>`);
  return markup`<form class="find find--stands" role="search" action="${base}" method="get">
<p><label for="q">Найти стенд</label><input id="q" name="q" type="search" maxlength="100" value="${q}" autocomplete="off"></p>
${places.length < 2 ? null : markup`<p><label for="mesto">Место</label><select id="mesto" name="mesto"><option value="">Все места</option>${options}</select></p>\n`}<button class="btn btn--primary" type="submit">Найти</button></form>
`;
}

function outcome(base: string, found: number, { q, place }: StandWish): Markup {
  const asked = [q === "" ? "" : `по запросу «${q}»`, place === "" ? "" : `место: ${place}`].filter(Boolean).join(", ");
  const words = found === 0 ? "Ничего не нашлось" : `Нашлось: ${count(found, "стенд", "стенда", "стендов")}`;
  return markup`<p class="outcome" role="status">${words}, ${asked}. <a class="link" href="${base}">Показать все</a></p>
`;
}

function row(base: string, stand: StandBrief): Markup {
  const { id, number, institution, place, title, lead, cover, visits } = stand;
  const of = [`Стенд ${number}`, place].filter(Boolean).join(". ");
  return markup`<li data-stand="${id}">${cover === undefined ? markup`<span class="stands__none" aria-hidden="true">${number}</span>` : photoImage({ ...cover, alt: "" }, "lazy")}<div><p class="stands__no">${of}</p>
<h3><a class="stands__to" href="${base}/${standPath(stand)}">${title}</a></h3><p class="note">${institution}</p>${lead === "" ? null : markup`<p>${lead}</p>`}${visitWords(visits)}<span class="tag tag--live plan__air" hidden>Сейчас в эфире</span></div></li>
`;
}
