const MOST_TEXT = 4000;
const MOST_TITLE = 200;

/** Joiners make one sign of several emoji, and shape letters of these scripts; between others they only hide. */
const joined =
  "[\\p{Extended_Pictographic}\\p{M}\\u{1f3fb}-\\u{1f3ff}\\p{sc=Arab}\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Mlym}\\p{sc=Sinh}\\p{sc=Mong}]";
const idleJoiner = new RegExp(`(?<!${joined})[\\u200c\\u200d]|[\\u200c\\u200d](?!${joined})`, "gu");

/**
 * Words of a page as they may be stored and shown: NFC, one line break between lines, no characters that are not seen
 * but change what is (DK21). At most 4,000 characters.
 */
export function pageText(raw: string): string {
  const lines = visible(raw)
    .split("\n")
    .map((line) => line.replace(/ {2,}/g, " ").trim())
    .filter((line) => line !== "");
  return cutTo(MOST_TEXT, lines.join("\n"));
}

/** One line, at most 200 characters. */
export const pageTitle = (raw: string): string => cutTo(MOST_TITLE, pageText(raw).replaceAll("\n", " "));

function visible(raw: string): string {
  return (
    raw
      .toWellFormed()
      .normalize("NFC")
      .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n")
      .replace(/[\t\p{Zs}]/gu, " ")
      // Wingdings and Symbol come as private use characters: at the start of a line they are bullets, elsewhere noise.
      .replace(/^( *)\p{Co}+ */gmu, "$1• ")
      .replace(/[\p{Co}\p{Cn}\ufffd]/gu, "")
      .replace(idleJoiner, "")
      // Control characters and format characters: soft hyphens, zero width, marks, overrides and isolates of direction.
      .replace(/(?!\n)\p{Cc}|(?![\u200c\u200d])\p{Cf}/gu, "")
  );
}

/** Whole characters only, with an ellipsis, after a word where there is one near. */
function cutTo(most: number, text: string): string {
  if (text.length <= most) return text;
  const head = text
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\ufffd$/, "");
  const atWord = head.search(/\s\S*$/);
  return `${(atWord > most / 2 ? head.slice(0, atWord) : head).trimEnd()}…`;
}
