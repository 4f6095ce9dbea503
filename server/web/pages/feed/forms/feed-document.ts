import { clipAddress } from "../../../../../shared/clips.ts";
import { feedAddress, type GoneHighlight, type PublicHighlight } from "../../../../../shared/feeds.ts";
import { listAddress } from "../addresses.ts";
import { SHARED_SHAPE } from "../share-image.ts";
import { headlineOf, kindWords, plainWords } from "../words.ts";
import { entryHtml } from "./entry-html.ts";
import { legalText } from "./xml.ts";

/** A feed as all three forms tell it. Addresses have the origin, times are UTC milliseconds. */
export interface FeedDocument {
  readonly title: string;
  readonly about: string;
  /** Its page. */
  readonly home: string;
  readonly updatedAt: number;
  readonly items: readonly FeedItem[];
  readonly gone: readonly { readonly address: string; readonly at: number }[];
}

export interface FeedItem {
  /** Its name for good, and where it is read. */
  readonly address: string;
  readonly title: string;
  readonly text: string;
  readonly html: string;
  readonly publishedAt: number;
  readonly updatedAt: number;
  readonly author: string;
  readonly tags: readonly string[];
  readonly image: { readonly address: string; readonly alt: string } | null;
  readonly film: { readonly address: string; readonly durationMs: number } | null;
}

export interface DocumentPlace {
  readonly origin: string;
  readonly hasImages: boolean;
  readonly zoneOf: (highlight: PublicHighlight) => string;
}

export const AUTHOR = "Эфир коллегии";

/** @param meeting `null`: all. @param since when nothing was said yet: the moment it might have begun */
export function feedDocument(
  { items, gone }: { readonly items: readonly PublicHighlight[]; readonly gone: readonly GoneHighlight[] },
  meeting: { readonly slug: string; readonly title: string; readonly since: number } | null,
  place: DocumentPlace,
): FeedDocument {
  const changes = [...items.map(({ updatedAt }) => updatedAt), ...gone.map(({ at }) => at)];
  return {
    title: meeting === null ? "Лента коллегии" : `Лента: ${meeting.title}`,
    about: meeting === null ? "Главное со всех заседаний" : "Главное с заседания",
    home: `${place.origin}${listAddress(meeting?.slug ?? null)}`,
    updatedAt: changes.length === 0 ? (meeting?.since ?? 0) : Math.max(...changes),
    items: items.map((one) => itemOf(one, place)),
    gone: gone.map(({ code, at }) => ({ address: `${place.origin}${feedAddress.permalink(code)}`, at })),
  };
}

function itemOf(highlight: PublicHighlight, { origin, hasImages, zoneOf }: DocumentPlace): FeedItem {
  const { code, rev, content, clip, releasedAt, updatedAt, meetingTitle } = highlight;
  const zone = zoneOf(highlight);
  const image = hasImages ? `${origin}${feedAddress.image(code, rev, SHARED_SHAPE)}` : null;
  return {
    address: `${origin}${feedAddress.permalink(code)}`,
    // Of signs that are no text alone nothing is left, and each form wants a title.
    title: legalText(headlineOf(highlight)).trim() || kindWords[content.kind],
    text: plainWords(highlight, zone),
    html: entryHtml(highlight, { zone, image }),
    publishedAt: releasedAt,
    updatedAt,
    author: content.who?.name ?? meetingTitle,
    tags: content.tags,
    image: image === null ? null : { address: image, alt: content.alt },
    film: clip === null ? null : { address: `${origin}${clipAddress.film(clip.id)}`, durationMs: clip.durationMs },
  };
}
