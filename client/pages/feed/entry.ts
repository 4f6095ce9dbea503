import { html, nothing, type TemplateResult } from "lit";
import type { ImageRef } from "../../../shared/cards/field.ts";
import { type EntryPicture, feedWords, type PublicEntry, publicEntry } from "../../../shared/feeds/public-entry.ts";
import { feedAddress, type PublicHighlight } from "../../../shared/feeds.ts";
import { icon } from "../../ui/icons.ts";

export interface EntrySurroundings {
  /** Of the entry's meeting. */
  readonly zone: string;
  /** In the channel's list each says which meeting it is of; alone, its moment plays above it and corrections are read at once. */
  readonly place: "meeting" | "channel" | "alone";
}

/** What stands in an entry's `li`, as server/web/pages/feed/entry.ts draws it (FD120, FD121). */
export function entryBody(highlight: PublicHighlight, { zone, place }: EntrySurroundings): TemplateResult {
  const entry = publicEntry(highlight, zone);
  const isAlone = place === "alone";
  return html`<time class="num" datetime=${new Date(highlight.releasedAt).toISOString()}>${entry.time}</time>
    <article>
      ${words(entry)} ${place === "channel" ? ofMeeting(highlight) : nothing}
      ${entry.corrections.map((one) => correction(one, isAlone))} ${isAlone ? nothing : acts(entry)}
    </article>`;
}

function words({ tag, picture, quote, big, heading, text, who, source, address }: PublicEntry): TemplateResult {
  return html`${tag === null ? nothing : html`<p class=${`tag tag--${tag.look}`}>${tag.words}</p>`}
  ${picture === null ? nothing : pictureOf(picture, address)}
  ${quote === null ? nothing : html`<blockquote><p>${quote}</p></blockquote>`}
  ${big === null ? nothing : html`<p class="hl__big num">${big.value}${unit(big.unit)}</p>`}
  ${heading === null && text === null ? nothing : html`<p class="hl__cap">${bold(heading)} ${text}</p>`}
  ${who === null ? nothing : person(who, heading)}
  ${source === null ? nothing : html`<p class="hl__src">${source}</p>`}`;
}

const unit = (said: string | null) => (said === null ? nothing : html` <span class="hl__unit">${said}</span>`);
const bold = (said: string | null) => (said === null ? nothing : html`<b>${said}</b>`);

function pictureOf({ image, alt, length }: EntryPicture, address: string): TemplateResult {
  const drawn = html`<img src=${`/i/${image.file}`} alt=${alt} width=${image.widthPx} height=${image.heightPx} loading="lazy" />`;
  if (length === null) return html`<figure class="hl__pic">${drawn}</figure>`;
  return html`<a class="hl__pic" href=${address}
    >${drawn}<span class="num"><span class="vh">${feedWords.length} </span>${length}</span></a
  >`;
}

/** Of an award the name stands in its heading already. */
function person({ name, post, portrait }: NonNullable<PublicEntry["who"]>, heading: string | null) {
  const isNamed = heading === name;
  if (isNamed && post === null && portrait === null) return nothing;
  return html`<p class="hl__who">${portrait === null ? nothing : face(portrait)}<span>${bold(isNamed ? null : name)} ${post}</span></p>`;
}

const face = ({ file, widthPx, heightPx }: ImageRef): TemplateResult =>
  html`<img class="face" src=${`/i/${file}`} alt="" width=${widthPx} height=${heightPx} loading="lazy" />`;

const ofMeeting = ({ meeting, meetingTitle }: PublicHighlight): TemplateResult =>
  html`<p class="hl__of"><a href=${feedAddress.meeting(meeting)}>${meetingTitle}</a></p>`;

const correction = ({ summary, was }: PublicEntry["corrections"][number], isOpen: boolean): TemplateResult =>
  html`<details class="hl__fix" ?open=${isOpen}>
    <summary>${summary}</summary>
    <p>${feedWords.was} ${was}</p>
  </details>`;

const acts = ({ address, plays, watch }: PublicEntry): TemplateResult =>
  html`<p class="hl__act">
    <a class="btn btn--quiet" href=${address}>${plays ? icon("play") : nothing}${watch}</a
    ><a class="btn btn--quiet hl__share" href=${`${address}#podelitsya`} aria-label=${feedWords.share}>${icon("share")}</a>
  </p>`;
