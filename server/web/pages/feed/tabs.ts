import { type Markup, markup } from "../markup.ts";
import type { FeedFrame } from "./frame.ts";

/** The sections at a phone's foot, in place of the top bar's, which would take two lines there. @param slug `null`: the channel's */
export function tabs(
  slug: string | null,
  { isList, hasExhibition }: Pick<FeedFrame, "isList" | "hasExhibition">,
): Markup {
  const tab = (href: string, sign: Markup, words: string, isCurrent = false): Markup =>
    markup`<a href="${href}"${isCurrent ? markup` aria-current="page"` : null}><svg class="ico" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${sign}</svg>${words}</a>`;
  const links =
    slug === null
      ? [
          tab("/", signs.picture, "Эфир"),
          tab("/lenta", signs.bookmark, "Лента", isList),
          tab("/arhiv", signs.list, "Архив"),
        ]
      : [
          tab(`/m/${slug}`, signs.picture, "Эфир"),
          tab(`/m/${slug}/programma`, signs.list, "Программа"),
          tab(`/m/${slug}/lenta`, signs.bookmark, "Лента", isList),
          // Five would be narrower than their words.
          hasExhibition
            ? tab(`/m/${slug}/vystavka`, signs.stand, "Выставка")
            : tab(`/m/${slug}/materialy`, signs.document, "Материалы"),
        ];
  return markup`<nav class="tabs" aria-label="Разделы">${links}</nav>`;
}

/** As client/ui/icons.ts draws them. */
const signs = {
  picture: markup`<rect x="3" y="5" width="18" height="12" rx="1"/><path d="M8 20.5h8"/>`,
  list: markup`<path d="M4 6h16M4 12h16M4 18h10"/>`,
  bookmark: markup`<path d="M6 3.5h12v17l-6-4.5-6 4.5z"/>`,
  stand: markup`<path d="M4 20V8l8-4 8 4v12M4 20h16M9 20v-6h6v6"/>`,
  document: markup`<path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12.5h6M9 16h6"/>`,
};
