import { clipAddress } from "../../../../shared/clips.ts";
import { publicEntry } from "../../../../shared/feeds/public-entry.ts";
import { feedAddress } from "../../../../shared/feeds.ts";
import { type Markup, markup } from "../markup.ts";
import type { PermalinkShown } from "./permalink-page.ts";
import { SHARED_SHAPE } from "./share-image.ts";
import { headlineOf } from "./words.ts";

/** Where the moment plays (FD122): the page's script brings a player, and without one there is a film or a way to the meeting. */
export function momentPlace({ highlight, clip, isRecorded, data }: PermalinkShown, zone: string): Markup | null {
  const { code, rev, meeting, content } = highlight;
  const { moment } = content;
  if (moment === null && clip === null) return null;
  const way = `/m/${meeting}${moment === null ? "" : `#t=${moment.from}`}`;
  const picture =
    clip?.poster != null
      ? markup`<img class="moment__pic" src="/i/${clip.poster.file}" alt="" width="${clip.poster.widthPx}" height="${clip.poster.heightPx}">\n`
      : data.hasImages
        ? markup`<img class="moment__pic" src="${feedAddress.image(code, rev, SHARED_SHAPE)}" alt="${content.alt}" width="1200" height="630">\n`
        : null;
  return markup`<efir-moment class="moment" code="${code}" title="${headlineOf(highlight)}"${
    moment === null ? null : markup` from="${moment.from}" until="${moment.until}"`
  }${isRecorded && clip === null ? markup` list="${feedAddress.moment(code)}"` : null}${
    clip === null
      ? null
      : markup` film="${clipAddress.film(clip.id)}"${clip.hasCaptions ? markup` captions="${clipAddress.captions(clip.id)}"` : null}`
  } href="${way}">
${clip === null ? picture : markup`${picture}<noscript>${film(clip)}</noscript>\n`}<p><a class="btn moment__way" href="${way}">${wayWords(highlight, zone)}</a></p></efir-moment>
`;
}

const film = (clip: NonNullable<PermalinkShown["clip"]>): Markup =>
  markup`<video class="moment__film" controls playsinline preload="none" width="${clip.widthPx}" height="${clip.heightPx}"${
    clip.poster === null ? null : markup` poster="/i/${clip.poster.file}"`
  } src="${clipAddress.film(clip.id)}">${
    clip.hasCaptions
      ? markup`<track kind="captions" srclang="ru" label="Субтитры" src="${clipAddress.captions(clip.id)}" default>`
      : null
  }</video>`;

const wayWords = (highlight: PermalinkShown["highlight"], zone: string): string =>
  highlight.content.moment === null ? "К\u00a0трансляции" : publicEntry({ ...highlight, clip: null }, zone).watch;
