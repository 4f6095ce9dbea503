import { publicEntry } from "../../../../shared/feeds/public-entry.ts";
import { feedAddress, type PublicHighlight } from "../../../../shared/feeds.ts";
import { sayDay } from "../documents/say.ts";
import { type Markup, markup } from "../markup.ts";
import { meantCode } from "./code.ts";
import { imageOf } from "./share-image.ts";
import { headlineOf } from "./words.ts";

const WIDTH = 550;
const LEAST_WIDTH = 220;
/** Of the text in a page that shows it: about so wide is a letter, and so high a line. */
const LETTER_PX = 8.5;
const LINE_PX = 26;
const AROUND_PX = 96;

export interface EmbedWish {
  /** Of the page that shows it; `null`: any. */
  readonly maxWidthPx: number | null;
  readonly maxHeightPx: number | null;
}

export const oembedAddress = (permalink: string): string => `/oembed?url=${encodeURIComponent(permalink)}&format=json`;

/** The code that a permalink of this house names; `null`: it is none of ours. @param origin e.g. `https://efir.example` */
export function codeOfPermalink(address: string, origin: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.host !== new URL(origin).host || !/^https?:$/u.test(url.protocol)) return null;
  const [, code] = /^\/h\/([^/]+)\/?$/u.exec(url.pathname) ?? [];
  return code === undefined ? null : meantCode(decoded(code));
}

/** As oEmbed 1.0 wants a `rich` one: a quotation with its way back, no frame and no script (FD114). */
export function embedOf(highlight: PublicHighlight, { maxWidthPx, maxHeightPx }: EmbedWish, place: EmbedPlace): object {
  const { origin, zone, hasImages } = place;
  const width = Math.max(1, Math.min(maxWidthPx ?? WIDTH, WIDTH));
  const html = blockquote(highlight, zone, origin);
  const letters = html.text.replace(/<[^>]+>/gu, "").length;
  const lines = Math.ceil((letters * LETTER_PX) / Math.max(LEAST_WIDTH, width));
  const image = imageOf(highlight, origin);
  const isShown =
    hasImages && (maxWidthPx ?? image.widthPx) >= image.widthPx && (maxHeightPx ?? image.heightPx) >= image.heightPx;
  return {
    version: "1.0",
    type: "rich",
    title: headlineOf(highlight),
    author_name: highlight.meetingTitle,
    author_url: `${origin}${feedAddress.meeting(highlight.meeting)}`,
    provider_name: "Эфир коллегии",
    provider_url: origin,
    // It may be withdrawn: so long, and not for ever.
    cache_age: 600,
    html: html.text,
    width,
    height: Math.min(AROUND_PX + lines * LINE_PX, maxHeightPx ?? Number.POSITIVE_INFINITY),
    ...(isShown
      ? { thumbnail_url: image.address, thumbnail_width: image.widthPx, thumbnail_height: image.heightPx }
      : {}),
  };
}

export interface EmbedPlace {
  readonly origin: string;
  readonly zone: string;
  readonly hasImages: boolean;
}

function blockquote(highlight: PublicHighlight, zone: string, origin: string): Markup {
  const { tag, quote, big, heading, text, who, source, date, time } = publicEntry(highlight, zone);
  const address = `${origin}${feedAddress.permalink(highlight.code)}`;
  const value = big === null ? null : [big.value, big.unit].filter(Boolean).join(" ");
  const paragraphs = [tag?.words ?? null, quote, value, heading, text].filter((one) => one !== null);
  const person = who === null ? null : [who.name === heading ? null : who.name, who.post].filter(Boolean).join(", ");
  const below = [person, source].filter(Boolean).join(". ");
  return markup`<blockquote class="efir-highlight" cite="${address}" lang="ru">${paragraphs.map(
    (one) => markup`<p>${one}</p>`,
  )}<footer>${below === "" ? null : markup`${below}. `}<cite><a href="${address}">${highlight.meetingTitle}, ${sayDay(date)}, ${time}</a></cite></footer></blockquote>`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
