import type { ImageRef } from "../../../../shared/cards/field.ts";
import { feedWords, type PublicEntry, publicEntry } from "../../../../shared/feeds/public-entry.ts";
import type { PublicHighlight } from "../../../../shared/feeds.ts";
import { type Markup, markup } from "../markup.ts";

/** Where an entry stands. `zone`: its meeting's. */
export interface EntryPlace {
  readonly zone: string;
  /** In the channel's list each says which meeting it is of. */
  readonly says: "moment" | "moment and meeting";
  /** On a page of its own, where the moment plays above it and corrections are read at once. */
  readonly isAlone?: boolean;
}

/** One entry of a list (FD121); client/pages/feed draws the same for those that come while the page is open. */
export function entryItem(highlight: PublicHighlight, { zone, says, isAlone = false }: EntryPlace): Markup {
  const { code, rev, seq, releasedAt } = highlight;
  const entry = publicEntry(highlight, zone);
  return markup`<li class="hl hl--${entry.letter}" id="h-${code}" data-code="${code}" data-rev="${rev}" data-seq="${seq}" data-at="${releasedAt}" data-zone="${zone}"><time class="num" datetime="${new Date(releasedAt).toISOString()}">${entry.time}</time><article>
${entryWords(entry)}${says === "moment" ? null : ofMeeting(highlight)}${entry.corrections.map((one) => correction(one, isAlone))}${isAlone ? null : acts(entry)}</article></li>
`;
}

/** What it says, without its time and its acts: the same in lists and on a page of its own. */
export function entryWords(entry: PublicEntry): Markup {
  const { tag, picture, quote, big, heading, text, who, source, address } = entry;
  return markup`${tag === null ? null : markup`<p class="tag tag--${tag.look}">${tag.words}</p>\n`}${
    picture === null ? null : pictureOf(picture, address)
  }${quote === null ? null : markup`<blockquote><p>${quote}</p></blockquote>\n`}${
    big === null
      ? null
      : markup`<p class="hl__big num">${big.value}${big.unit === null ? null : markup` <span class="hl__unit">${big.unit}</span>`}</p>\n`
  }${
    heading === null && text === null
      ? null
      : markup`<p class="hl__cap">${heading === null ? null : markup`<b>${heading}</b>`}${heading === null || text === null ? null : " "}${text}</p>\n`
  }${who === null ? null : person(who, heading)}${source === null ? null : markup`<p class="hl__src">${source}</p>\n`}`;
}

function pictureOf({ image, alt, length }: NonNullable<PublicEntry["picture"]>, address: string): Markup {
  const drawn = markup`<img src="/i/${image.file}" alt="${alt}" width="${image.widthPx}" height="${image.heightPx}" loading="lazy">`;
  return length === null
    ? markup`<figure class="hl__pic">${drawn}</figure>\n`
    : markup`<a class="hl__pic" href="${address}">${drawn}<span class="num"><span class="vh">${feedWords.length} </span>${length}</span></a>\n`;
}

/** Of an award the name stands in its heading already. */
function person({ name, post, portrait }: NonNullable<PublicEntry["who"]>, heading: string | null): Markup | null {
  const isNamed = heading === name;
  if (isNamed && post === null && portrait === null) return null;
  return markup`<p class="hl__who">${portrait === null ? null : face(portrait)}<span>${isNamed ? null : markup`<b>${name}</b>`}${isNamed || post === null ? null : " "}${post}</span></p>\n`;
}

const face = ({ file, widthPx, heightPx }: ImageRef): Markup =>
  markup`<img class="face" src="/i/${file}" alt="" width="${widthPx}" height="${heightPx}" loading="lazy">`;

const ofMeeting = ({ meeting, meetingTitle }: PublicHighlight): Markup =>
  markup`<p class="hl__of"><a href="/m/${meeting}/lenta">${meetingTitle}</a></p>\n`;

const acts = ({ address, plays, watch }: PublicEntry): Markup =>
  markup`<p class="hl__act"><a class="btn btn--quiet" href="${address}">${plays ? sign.play : null}${watch}</a><a class="btn btn--quiet hl__share" href="${address}#podelitsya" aria-label="${feedWords.share}">${sign.share}</a></p>`;

const correction = ({ summary, was }: PublicEntry["corrections"][number], isOpen: boolean): Markup =>
  markup`<details class="hl__fix"${isOpen ? markup` open` : null}><summary>${summary}</summary><p>${feedWords.was} ${was}</p></details>\n`;

const icon = (path: Markup): Markup =>
  markup`<svg class="ico" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`;
const sign = {
  play: icon(markup`M7 4l13 8-13 8z`),
  share: icon(markup`M12 15V4M8 7.5L12 3.5l4 4M6 11H4.5v9.5h15V11H18`),
};
