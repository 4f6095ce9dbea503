import { Markup } from "./markup.ts";

/**
 * What search engines read, as schema.org's JSON-LD. A data block: no browser runs it, and `script-src` has nothing to say of it
 * (HTML, "prepare the script element").
 */
export function dataBlock(data: object): Markup {
  // A title may hold the words that end a script; in JSON the sign can be written otherwise.
  const json = JSON.stringify({ "@context": "https://schema.org", ...data }).replaceAll("<", "\\u003c");
  return new Markup(`<script type="application/ld+json">${json}</script>`);
}
