import type { PublicClip } from "../../../../shared/clips.ts";
import type { PublicStand, StandFigure, StandPhoto } from "../../../../shared/exhibition.ts";
import { lengthOf } from "../clips/clip-words.ts";
import { type Markup, markup } from "../markup.ts";
import { photoImage, photoWords } from "./photo.ts";
import type { StandShown } from "./stand-page.ts";
import { visitWords } from "./visit-words.ts";

/** So many figures stand beside the picture; the others below. */
export const FIGURES_IN_SIGHT = 3;

/** What is seen first: pictures, title, the main figures, and what can be done here. */
export function standHero({ stand, film }: StandShown): Markup {
  const { institution, place, title, lead, cover, gallery, figures } = stand.content;
  const photos = cover === undefined ? gallery : [cover, ...gallery];
  const of = [`Стенд ${stand.number}`, place].filter(Boolean).join(". ");
  return markup`<div class="hero${photos.length === 0 ? " hero--plain" : ""}">
${photos.length === 0 ? null : pictures(photos)}<div class="hero__txt">
<p class="hero__no">${of} <span class="tag tag--live hero__air" hidden>Сейчас в эфире</span></p>
<h1 tabindex="-1">${title}</h1>
<p class="hero__of">${institution}</p>
${lead === "" ? null : markup`<p class="hero__lead">${lead}</p>\n`}${figuresOf(figures.slice(0, FIGURES_IN_SIGHT))}${acts(stand, film)}${visitWords(stand.visits)}</div>
</div>
`;
}

/** Without script a list that is leafed by its own scroll bar, and read and printed as a list. */
function pictures(photos: readonly StandPhoto[]): Markup {
  const [first, ...others] = photos;
  if (first !== undefined && others.length === 0) return markup`<div class="hero__pics">${figure(first, 1, 1)}</div>`;
  const items = photos.map((photo, index) => markup`<li>${figure(photo, index + 1, photos.length)}</li>\n`);
  return markup`<efir-stand-gallery class="hero__pics"><ul tabindex="0" aria-label="Фотографии">
${items}</ul></efir-stand-gallery>
`;
}

function figure(photo: StandPhoto, number: number, of: number): Markup {
  const words = photoWords(photo);
  const caption =
    of === 1 && words === ""
      ? null
      : markup`<figcaption>${of === 1 ? null : markup`<span class="num">Фото ${number} из ${of}</span>`}<span>${words}</span></figcaption>`;
  return markup`<figure class="hero__pic"><a href="/i/${photo.image.file}">${photoImage(photo, number === 1 ? "eager" : "lazy")}</a>${caption}</figure>`;
}

export function figuresOf(figures: readonly StandFigure[]): Markup | null {
  if (figures.length === 0) return null;
  const one = ({ content: { value, unit, label, period }, corrected }: StandFigure) => {
    const more = [period, corrected === undefined ? "" : `Исправлено, было ${corrected.was}`]
      .filter(Boolean)
      .join(". ");
    return markup`<div><dt>${label}${more === "" ? null : markup`<span class="note">${more}</span>`}</dt><dd class="num">${value}${unit === undefined || unit === "" ? null : markup` <span class="unit">${unit}</span>`}</dd></div>`;
  };
  return markup`<dl class="hero__figs">${figures.map(one)}</dl>
`;
}

function acts({ takesQuestions }: PublicStand, film: PublicClip | null): Markup | null {
  const watch =
    film === null
      ? null
      : markup`<a class="btn btn--primary" href="#film">Смотреть фильм, <span class="num">${lengthOf(film)}</span></a>`;
  const ask = takesQuestions ? markup`<a class="btn" href="#vopros">Задать вопрос</a>` : null;
  return watch === null && ask === null ? null : markup`<p class="hero__act">${watch}${ask}</p>\n`;
}
