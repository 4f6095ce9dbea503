import type { ImageRef } from "../../../shared/cards/field.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import { cardsShown } from "../../../shared/timeline/shown-cards.ts";
import type { Meeting } from "../ports.ts";
import { sayWhen } from "./documents/say.ts";
import { eventData } from "./event-data.ts";
import { feedAlternates } from "./feed/alternates.ts";
import { type Markup, markup } from "./markup.ts";
import { phaseWords } from "./phase-words.ts";

const LONGEST_DESCRIPTION = 200;

/**
 * Title, description, what a shared link shows and what a search engine's calendar reads (WB42).
 * @param origin of the page, e.g. `https://efir.example` @param now no slide that is still ahead is shown
 */
export function viewerHead(meeting: Meeting, origin: string, now: ProgramTime): Markup {
  const { slug, record } = meeting;
  const address = `${origin}/m/${slug}`;
  const description = describe(record);
  const image = imageOf(record, now);
  return markup`<title>${record.title} — Эфир коллегии</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${address}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="Эфир коллегии">
<meta property="og:locale" content="${record.about.language === "ru" ? "ru_RU" : "en_GB"}">
<meta property="og:title" content="${record.title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${address}">
<meta name="twitter:card" content="${image === null ? "summary" : "summary_large_image"}">
${image === null ? null : shareImage(image, origin)}${feedAlternates(slug, `Лента: ${record.title}`, origin)}${eventData(meeting, { address, image: image && `${origin}/i/${image.ref.file}` })}`;
}

interface ShareImage {
  readonly ref: ImageRef;
  /** `null`: decoration. */
  readonly alt: string | null;
}

/** The cover; without one the slide that was shown last. */
function imageOf(record: Meeting["record"], now: ProgramTime): ShareImage | null {
  const { cover } = record.about;
  if (cover !== undefined) return { ref: cover, alt: null };
  const newest = cardsShown(record, "slide", now)
    .toSorted((one, other) => one.from - other.from)
    .at(-1)?.card;
  return newest === undefined ? null : { ref: newest.image, alt: newest.alt ?? newest.title };
}

const shareImage = ({ ref, alt }: ShareImage, origin: string): Markup =>
  markup`<meta property="og:image" content="${origin}/i/${ref.file}">
<meta property="og:image:width" content="${ref.widthPx}">
<meta property="og:image:height" content="${ref.heightPx}">
${alt === null ? null : markup`<meta property="og:image:alt" content="${alt}">\n`}`;

function describe(record: Meeting["record"]): string {
  const points = record.programme.map(({ title }) => title).join("; ");
  const parts = [
    record.phase === "planned" ? (sayWhen(record) ?? phaseWords.planned) : phaseWords[record.phase],
    record.about.lead?.replace(/\.$/u, ""),
    points !== "" && `В программе: ${points}`,
  ];
  const whole = parts.filter(Boolean).join(". ");
  return whole.length <= LONGEST_DESCRIPTION ? whole : `${whole.slice(0, LONGEST_DESCRIPTION - 1).trimEnd()}…`;
}
