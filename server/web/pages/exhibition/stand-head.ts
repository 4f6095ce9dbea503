import { standPath } from "../../../../shared/exhibition.ts";
import { shareHead } from "../documents/share-head.ts";
import { Markup, markup } from "../markup.ts";
import { baseOf } from "./frame.ts";
import type { StandShown } from "./stand-page.ts";

/** What a shared link shows, and the way to the page as schema.org's breadcrumb list (EB63). */
export function standHead({ meeting, exhibition, stand }: StandShown, origin: string): Markup {
  const base = `${origin}${baseOf(meeting)}`;
  const address = `${base}/${standPath(stand)}`;
  const { title, institution, place, lead, cover } = stand.content;
  const steps = [
    { name: meeting.record.title, item: `${origin}/m/${meeting.slug}` },
    { name: exhibition.title === "" ? "Виртуальная выставка" : exhibition.title, item: base },
    { name: title, item: address },
  ];
  return markup`${shareHead({
    title: `${title} — Стенд ${stand.number}`,
    description: [[institution, place].filter(Boolean).join(", "), lead].filter(Boolean).join(". "),
    address,
    image: cover === undefined ? null : `${origin}/i/${cover.image.file}`,
  })}${cover === undefined ? null : markup`<meta property="og:image:alt" content="${cover.alt}">\n`}${sender}${breadcrumbs(steps)}`;
}

/** Of a page that tells nobody where it was, browsers say no `Origin` with its form; other sites are told nothing all the same. */
const sender = markup`<meta name="referrer" content="same-origin">\n`;

/** A data block: no browser runs it (as event-data.ts). */
function breadcrumbs(steps: readonly { readonly name: string; readonly item: string }[]): Markup {
  const list = {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: steps.map((step, index) => ({ "@type": "ListItem", position: index + 1, ...step })),
  };
  // A title may hold the words that end a script; in JSON the sign can be written otherwise.
  return new Markup(`<script type="application/ld+json">${JSON.stringify(list).replaceAll("<", "\\u003c")}</script>`);
}
