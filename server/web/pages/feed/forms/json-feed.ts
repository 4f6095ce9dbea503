import { AUTHOR, type FeedDocument, type FeedItem } from "./feed-document.ts";
import { legalText } from "./xml.ts";

/** JSON Feed 1.1. What was taken back is told under a name of our own, as the format allows (part "Extensions"). @param self its own address */
export function jsonFeed({ title, about, home, items, gone }: FeedDocument, self: string): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title,
    description: about,
    home_page_url: home,
    feed_url: self,
    language: "ru",
    authors: [{ name: AUTHOR, url: new URL("/", home).href }],
    items: items.map(item),
    _efir: {
      about: home,
      withdrawn: gone.map(({ address, at }) => ({ id: address, date: new Date(at).toISOString() })),
    },
  };
  // Signs that no text has are left out here too, so that all three say the same.
  return JSON.stringify(feed, (_key, value: unknown) => (typeof value === "string" ? legalText(value) : value));
}

const item = (one: FeedItem) => ({
  id: one.address,
  url: one.address,
  title: one.title,
  content_html: one.html,
  content_text: one.text,
  date_published: new Date(one.publishedAt).toISOString(),
  date_modified: new Date(one.updatedAt).toISOString(),
  authors: [{ name: one.author }],
  ...(one.tags.length === 0 ? {} : { tags: one.tags }),
  ...(one.image === null ? {} : { image: one.image.address }),
  ...(one.film === null
    ? {}
    : {
        attachments: [
          {
            url: one.film.address,
            mime_type: "video/mp4",
            duration_in_seconds: Math.round(one.film.durationMs / 1000),
          },
        ],
      }),
});
