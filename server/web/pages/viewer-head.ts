import type { Meeting } from "../ports.ts";
import { type Markup, markup } from "./markup.ts";
import { phaseWords } from "./phase-words.ts";

const LONGEST_DESCRIPTION = 200;

/** Title, description and what a shared link shows (WB42). @param origin of the page, e.g. `https://efir.example`. */
export function viewerHead({ slug, record }: Meeting, origin: string): Markup {
  const address = `${origin}/m/${slug}`;
  const description = describe(record);
  const image = record.showings.findLast(({ card }) => card.kind === "slide")?.card;
  return markup`<title>${record.title} — Эфир коллегии</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${address}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="Эфир коллегии">
<meta property="og:locale" content="ru_RU">
<meta property="og:title" content="${record.title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${address}">
${
  image?.kind === "slide"
    ? markup`<meta property="og:image" content="${origin}/i/${image.image.file}">
<meta property="og:image:alt" content="${image.alt ?? image.title}">`
    : null
}`;
}

function describe(record: Meeting["record"]): string {
  const points = record.programme.map(({ title }) => title).join("; ");
  const whole = points === "" ? phaseWords[record.phase] : `${phaseWords[record.phase]}. В программе: ${points}`;
  return whole.length <= LONGEST_DESCRIPTION ? whole : `${whole.slice(0, LONGEST_DESCRIPTION - 1).trimEnd()}…`;
}
