import { AUTHOR, type FeedDocument, type FeedItem } from "./feed-document.ts";
import { type Xml, xml } from "./xml.ts";

/** Atom (RFC 4287), with a tombstone for each entry that was taken back (RFC 6721). @param self its own address */
export function atomFeed({ title, about, home, updatedAt, items, gone }: FeedDocument, self: string): string {
  return xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="ru">
<id>${home}</id>
<title>${title}</title>
<subtitle>${about}</subtitle>
<updated>${iso(updatedAt)}</updated>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${home}"/>
<author><name>${AUTHOR}</name></author>
${items.map(entry)}${gone.map(({ address, at }) => xml`<at:deleted-entry ref="${address}" when="${iso(at)}"/>\n`)}</feed>
`.text;
}

const entry = (item: FeedItem): Xml =>
  xml`<entry>
<id>${item.address}</id>
<title>${item.title}</title>
<link rel="alternate" type="text/html" href="${item.address}"/>
<published>${iso(item.publishedAt)}</published>
<updated>${iso(item.updatedAt)}</updated>
<author><name>${item.author}</name></author>
${item.tags.map((tag) => xml`<category term="${tag}"/>\n`)}<summary type="text">${item.text}</summary>
<content type="html">${item.html}</content>
${item.image === null ? null : xml`<link rel="enclosure" type="image/png" href="${item.image.address}" title="${item.image.alt}"/>\n`}${
  item.film === null ? null : xml`<link rel="enclosure" type="video/mp4" href="${item.film.address}"/>\n`
}</entry>
`;

/** RFC 3339. */
const iso = (at: number): string => new Date(at).toISOString();
