import type { FeedDocument, FeedItem } from "./feed-document.ts";
import { type Xml, xml } from "./xml.ts";

/**
 * RSS 2.0. It knows no tombstones: what was taken back is not there any more. An enclosure's length is asked for and not known
 * before the picture is drawn, so it is 0, as the specification's best practices say of such. @param self its own address
 */
export function rssFeed({ title, about, home, updatedAt, items }: FeedDocument, self: string): string {
  return xml`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${title}</title>
<link>${home}</link>
<description>${about}</description>
<language>ru</language>
<lastBuildDate>${rfc822(updatedAt)}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${self}"/>
${items.map(item)}</channel>
</rss>
`.text;
}

const item = (one: FeedItem): Xml =>
  xml`<item>
<title>${one.title}</title>
<link>${one.address}</link>
<guid isPermaLink="true">${one.address}</guid>
<pubDate>${rfc822(one.publishedAt)}</pubDate>
<dc:creator>${one.author}</dc:creator>
${one.tags.map((tag) => xml`<category>${tag}</category>\n`)}<description>${one.html}</description>
${one.image === null ? null : xml`<enclosure url="${one.image.address}" length="0" type="image/png"/>\n`}</item>
`;

/** `Fri, 30 Jan 2026 06:41:00 GMT` */
const rfc822 = (at: number): string => new Date(at).toUTCString();
