import { publicEntry } from "../../../../../shared/feeds/public-entry.ts";
import type { PublicHighlight } from "../../../../../shared/feeds.ts";
import { type Markup, markup } from "../../markup.ts";
import { legalText } from "./xml.ts";

/** An entry as readers of feeds draw it: plain HTML without a class, a style or a script. @param image with its origin */
export function entryHtml(
  highlight: PublicHighlight,
  { zone, image }: { readonly zone: string; readonly image: string | null },
): string {
  const { tag, quote, big, heading, text, who, source, corrections } = publicEntry(highlight, zone);
  const value = big === null ? null : [big.value, big.unit].filter(Boolean).join(" ");
  const person = who === null ? null : [who.name === heading ? null : who.name, who.post].filter(Boolean).join(", ");
  return legalText(
    markup`${bold(tag?.words ?? null)}${quote === null ? null : markup`<blockquote><p>${quote}</p></blockquote>`}${bold(value)}${bold(heading)}${
      text === null ? null : markup`<p>${text}</p>`
    }${plain(person)}${plain(source)}${corrections.map(
      ({ summary, was }) => markup`<p><em>${summary}.</em> Было: ${was}</p>`,
    )}${
      image === null
        ? null
        : markup`<p><img src="${image}" alt="${highlight.content.alt}" width="1200" height="630"></p>`
    }`.text,
  );
}

const bold = (words: string | null): Markup | null => (words === null ? null : markup`<p><b>${words}</b></p>`);
const plain = (words: string | null): Markup | null =>
  words === null || words === "" ? null : markup`<p>${words}</p>`;
