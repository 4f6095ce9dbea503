/** XML that any parser takes, whatever somebody wrote: made only by `xml`, which cleans and escapes what is put into it. */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Xml | readonly Xml[] | null;

/** Text becomes text, `Xml` stays, `null` becomes nothing. */
export function xml(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Xml {
  return new Xml(parts.reduce((before, part, index) => before + render(pieces[index - 1] ?? null) + part));
}

function render(piece: Piece): string {
  if (piece === null) return "";
  if (piece instanceof Xml) return piece.text;
  if (typeof piece === "string" || typeof piece === "number") return escapeXml(String(piece));
  return piece.map(({ text }) => text).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  // `]]>` may not stand in text (XML 1.0, 2.4).
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeXml = (text: string): string => legalText(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Without the signs that XML 1.0 does not know (2.2, Char), halves of pairs among them. Noncharacters are left out too. */
export const legalText = (text: string): string =>
  text
    .replace(/\r\n?/gu, "\n")
    .replace(/[^\t\n\x20-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/\p{Noncharacter_Code_Point}/gu, "");
