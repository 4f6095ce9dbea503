/** Links in a text, as the strictest reader of them sees them: X takes a bare domain for one (social.md §1.4). */
import twitter from "twitter-text";

/** Also of an address that is none in the world, `http://127.0.0.1:8000/h/7K2Q`: it is meant as one. */
export const hasLink = (text: string): boolean => /https?:\/\//iu.test(text) || twitter.extractUrls(text).length > 0;

/**
 * The same to read, and no link to X: a word joiner, which nobody sees, stands after each dot and slash of an address. For the parts of
 * a thread that must not cost thirteen times their price. Somebody who copies the address copies the joiners too (FD82).
 */
export function unlinked(text: string): string {
  let plain = text.replace(/https?:\/\/\S+/giu, broken);
  // What it finds may hide another, `а.рф/б.рф`; each turn breaks at least one.
  for (let links = twitter.extractUrls(plain); links.length > 0; links = twitter.extractUrls(plain)) {
    const before = plain;
    for (const link of new Set(links)) plain = plain.replaceAll(link, broken(link));
    if (plain === before) break;
  }
  return plain;
}

const broken = (address: string): string => address.replace(/(?<=[./:])(?!\u2060)/gu, WORD_JOINER);
const WORD_JOINER = "\u2060";
