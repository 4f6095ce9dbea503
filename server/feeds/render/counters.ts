/**
 * How long a text is where it goes. A counter never says less than its target does: what it lets pass is not refused there.
 * Figures: social.md §1.4, §3; FD75.
 */
import twitter from "twitter-text";

/**
 * As X counts: NFC, a link is 23, Cyrillic weighs 1; emoji, `№`, `…`, `₽`, `•` and the narrow no-break space weigh 2. A bare domain is
 * a link too.
 */
export const weighted = (text: string): number => twitter.parseTweet(text).weightedLength;

/** Code points. */
export const characters = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** Code points; each link with its protocol is 23, whatever its length (Mastodon). */
export const charactersWithLinks = (text: string): number => {
  const links = twitter.extractUrls(text, { extractUrlsWithoutProtocol: false });
  return links.reduce((count, link) => count - characters(link) + LINK_LENGTH, characters(text));
};
const LINK_LENGTH = 23;

/** What is read as one character: a letter with its marks, a flag, a family. */
export const graphemes = (text: string): number => {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
};
const segmenter = new Intl.Segmenter("ru", { granularity: "grapheme" });

/** Graphemes, where so many bytes of UTF-8 are allowed for each as well: Bluesky takes 300 and 3,000 bytes, so ten. */
export const graphemesWithin =
  (bytesEach: number) =>
  (text: string): number =>
    Math.max(graphemes(text), Math.ceil(Buffer.byteLength(text) / bytesEach));

/** As JavaScript and Telegram count. */
export const utf16 = (text: string): number => text.length;
