/** Whether a post that stands elsewhere is ours: networks rewrite links, spaces and marks, but leave the words. */

/** Letters and digits in order, without links. */
const bare = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/giu, " ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

export function isSameText(stands: string, ours: string): boolean {
  const [there, here] = [bare(stands), bare(ours)];
  return here !== "" && there === here;
}

/** What a reader sees of HTML as Mastodon writes it: paragraphs, line breaks, links; shortened links keep their whole text. */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<a\b[^>]*\bhref="(https?:[^"]*)"[^>]*>(.*?)<\/a>/gisu, (_, href: string, inside: string) =>
      /[#@]/u.test(inside) ? inside : ` ${href} `,
    )
    .replace(/<br\s*\/?>|<\/p>/giu, "\n")
    .replace(/<[^>]*>/gu, "")
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/giu, (whole, name: string) => entity(name) ?? whole);

function entity(name: string): string | null {
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (name.startsWith("#")) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
  return named[name.toLowerCase()] ?? null;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
