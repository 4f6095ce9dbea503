import { type Card, type CardKindName, cardKinds, wordsOf } from "../../../shared/cards/index.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import { emptyProgram, programAt } from "../../../shared/timeline/at.ts";
import { highlightsUntil, onceEachText } from "../../../shared/timeline/highlights.ts";
import type { MeetingRecord, Program } from "../../../shared/timeline/record.ts";
import { cardsShown } from "../../../shared/timeline/shown-cards.ts";
import type { Meeting } from "../ports.ts";
import { CLIPS_PATH, CLIPS_TITLE } from "./clips/clip-words.ts";
import { sections } from "./documents/index.ts";
import { sayTime, sayWhen } from "./documents/say.ts";
import { type Markup, markup } from "./markup.ts";
import { phaseWords } from "./phase-words.ts";

/** Kinds that stay on paper, in their order there. Who spoke, breaks and notices are of their moment alone. */
const paperKinds = [
  "slide",
  "figure",
  "decision",
  "award",
  "handout",
  "quote",
  "tour",
  "chart",
] as const satisfies readonly CardKindName[];

/**
 * The meeting in words, as a page without script shows it and search engines read it (WB41). The page's script starts
 * from the title and the phase written here (docs/spec/viewer.md).
 */
export function viewerWords({ slug, record, stage }: Meeting, now: ProgramTime, hasExhibition = false): Markup {
  const { language } = record.about;
  const isForeign = language !== "ru";
  // Our own words are Russian whatever the meeting speaks; what it says itself is marked where that differs.
  return markup`<article class="words" data-phase="${record.phase}"${isForeign ? markup` lang="ru"` : null}>
<h1${isForeign ? markup` lang="${language}"` : null}>${record.title}</h1>
<p>${[phaseWords[record.phase], sayWhen(record), record.about.place].filter(Boolean).join(". ")}</p>
${record.about.lead === undefined ? null : markup`<p>${record.about.lead}</p>\n`}<noscript><p>Для трансляции с синхронными слайдами нужен JavaScript. Ниже программа и слова.</p>
${video(slug, stage, record)}</noscript>
${ownPages(slug, hasExhibition)}${onProgram(programNow(record, now))}${programme(record)}${paperKinds.map((kind) => cards(record, kind, now) ?? nothing)}${highlights(record, now)}</article>`;
}

const nothing = markup``;

/** Browsers that play playlists by themselves show it. A meeting that has not begun has none. */
function video(slug: string, stage: string, { phase }: MeetingRecord): Markup | null {
  if (phase === "planned" || phase === "unknown") return null;
  const address = phase === "closed" ? `/replay/${slug}/index.m3u8` : `/hls/${stage}/index.m3u8`;
  return markup`<video controls playsinline preload="none" src="${address}"></video>`;
}

function ownPages(slug: string, hasExhibition: boolean): Markup {
  const pages = hasExhibition ? [...sections, { path: "vystavka", title: "Выставка" }] : sections;
  const links = pages.map(({ path, title }) => markup`<li><a href="/m/${slug}/${path}">${title}</a></li>\n`);
  return markup`<nav aria-label="Разделы"><ul>\n${links}<li><a href="/m/${slug}/${CLIPS_PATH}">${CLIPS_TITLE}</a></li>\n<li><a href="/m/${slug}/lenta">Лента</a></li>\n<li><a href="/arhiv">Архив</a></li>\n</ul></nav>\n`;
}

/** Cards at the live edge. Before and after the meeting nothing is on. */
export const programNow = (record: MeetingRecord, now: ProgramTime): Program =>
  record.phase === "open" ? programAt(record, now) : emptyProgram;

function onProgram(program: Program): Markup | null {
  const standing = Object.values(program).flatMap((showing) => (showing === null ? [] : [showing.card]));
  return section(
    "Сейчас в эфире",
    standing.map((card) => markup`<li>${wordsOf(card)}</li>\n`),
  );
}

function programme({ programme: items, about }: MeetingRecord): Markup | null {
  const row = ({ time, startsAt, title, detail, speakers }: (typeof items)[number]) => {
    const at = startsAt === undefined ? time : sayTime(startsAt, about);
    const who = (speakers ?? []).map(({ name, post }) => (post === undefined ? name : `${name}, ${post}`)).join("; ");
    const more = [who, detail].filter(Boolean).join(". ");
    return markup`<li>${at === undefined ? null : markup`<time>${at}</time> `}${title}${more === "" ? null : markup` — ${more}`}</li>\n`;
  };
  return section("Программа", items.map(row));
}

const cards = (record: MeetingRecord, kind: (typeof paperKinds)[number], now: ProgramTime): Markup | null =>
  section(
    cardKinds[kind].said.many.ru,
    cardsShown(record, kind, now).map(({ card }) => markup`<li>${cardWords(card)}</li>\n`),
  );

const cardWords = (card: Card): Markup =>
  card.kind === "handout"
    ? markup`<a href="/f/${card.file.file}?name=${encodeURIComponent(card.file.name)}">${wordsOf(card)}</a>`
    : markup`${wordsOf(card)}`;

const highlights = (record: MeetingRecord, now: ProgramTime): Markup | null =>
  section(
    "Главное",
    onceEachText(highlightsUntil(record, now)).map(({ text }) => markup`<li>${text}</li>\n`),
  );

const section = (title: string, rows: readonly Markup[]): Markup | null =>
  rows.length === 0 ? null : markup`<section><h2>${title}</h2>\n<ul>\n${rows}</ul></section>\n`;
