import { publicEntry } from "../../../../shared/feeds/public-entry.ts";
import { feedAddress, type PublicHighlight } from "../../../../shared/feeds.ts";
import type { Meeting } from "../../ports.ts";
import { dataBlock } from "../data-block.ts";
import type { Markup } from "../markup.ts";
import { listAddress } from "./addresses.ts";
import { headlineOf, plainWords } from "./words.ts";

export interface DataPlace {
  /** e.g. `https://efir.example` */
  readonly origin: string;
  readonly hasImages: boolean;
  readonly zoneOf: (highlight: PublicHighlight) => string;
}

const publisher = { "@type": "Organization", name: "Эфир коллегии" };

/** A list for search engines (FD110). `meeting` `null`: the channel, which is no report of one event. */
export function listData(items: readonly PublicHighlight[], meeting: Meeting | null, place: DataPlace): Markup {
  const address = `${place.origin}${listAddress(meeting?.slug ?? null)}`;
  const updates = items.map((one) => postOf(one, place));
  const times = {
    datePublished: iso(items.at(-1)?.releasedAt),
    dateModified: iso(items.length === 0 ? undefined : Math.max(...items.map(({ updatedAt }) => updatedAt))),
  };
  const common = { "@id": address, url: address, inLanguage: "ru", author: publisher, publisher, ...times };
  if (meeting === null) return dataBlock({ "@type": "Blog", ...common, name: "Лента коллегии", blogPost: updates });
  const { record, slug } = meeting;
  const about = { "@type": "Event", name: record.title, url: `${place.origin}/m/${slug}` };
  return dataBlock({
    "@type": "LiveBlogPosting",
    ...common,
    headline: record.title,
    description: record.about.lead,
    about: { ...about, startDate: iso(record.openedAt ?? undefined) ?? record.about.days[0]?.date },
    coverageStartTime: iso(record.openedAt ?? undefined),
    coverageEndTime: iso(record.closedAt ?? undefined),
    liveBlogUpdate: updates,
  });
}

/** One entry on a page of its own. */
export function entryData(highlight: PublicHighlight, place: DataPlace): Markup {
  const list = `${place.origin}${listAddress(highlight.meeting)}`;
  return dataBlock({
    ...postOf(highlight, place),
    isPartOf: { "@type": "LiveBlogPosting", "@id": list, url: list, headline: highlight.meetingTitle },
  });
}

function postOf(highlight: PublicHighlight, { origin, hasImages, zoneOf }: DataPlace) {
  const { code, rev, content, releasedAt, updatedAt, corrections } = highlight;
  const address = `${origin}${feedAddress.permalink(code)}`;
  const zone = zoneOf(highlight);
  const told = publicEntry(highlight, zone).corrections;
  return {
    "@type": "BlogPosting",
    "@id": address,
    url: address,
    headline: headlineOf(highlight),
    articleBody: plainWords(highlight, zone),
    datePublished: iso(releasedAt),
    dateModified: iso(updatedAt),
    inLanguage: "ru",
    author: publisher,
    publisher,
    image: hasImages ? `${origin}${feedAddress.image(code, rev, "1200x630")}` : undefined,
    keywords: content.tags.length === 0 ? undefined : content.tags,
    // Newest first, as they are told.
    correction:
      corrections.length === 0
        ? undefined
        : told.map(({ summary, was }, index) => ({
            "@type": "CorrectionComment",
            text: `${summary}. Было: ${was}`,
            datePublished: iso(corrections.at(-1 - index)?.at),
          })),
  };
}

const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());
