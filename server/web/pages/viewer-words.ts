import { type Card, wordsOf } from "../../../shared/cards/index.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import { emptyProgram, programAt } from "../../../shared/timeline/at.ts";
import { highlightsUntil, onceEachText } from "../../../shared/timeline/highlights.ts";
import type { MeetingRecord, Program } from "../../../shared/timeline/record.ts";
import type { Meeting } from "../ports.ts";
import { type Markup, markup } from "./markup.ts";
import { phaseWords } from "./phase-words.ts";

/**
 * The meeting in words, as a page without script shows it and search engines read it (WB41). The page's script starts
 * from the title and the phase written here (docs/spec/viewer.md).
 */
export function viewerWords({ record, stage }: Meeting, now: ProgramTime): Markup {
  const program = programNow(record, now);
  return markup`<article class="words" data-phase="${record.phase}">
<h1>${record.title}</h1>
<p>${phaseWords[record.phase]}</p>
<noscript><p>Для трансляции с синхронными слайдами нужен JavaScript. Ниже программа и слова.</p>
<video controls playsinline preload="none" src="/hls/${stage}/index.m3u8"></video></noscript>
${onProgram(program)}${programme(record)}${slides(record)}${figures(record)}${highlights(record, now)}</article>`;
}

/** Cards at the live edge. Before and after the meeting nothing is on. */
export const programNow = (record: MeetingRecord, now: ProgramTime): Program =>
  record.phase === "open" ? programAt(record, now) : emptyProgram;

function onProgram(program: Program): Markup | null {
  const cards = Object.values(program).flatMap((showing) => (showing === null ? [] : [showing.card]));
  return section(
    "Сейчас в эфире",
    cards.map((card) => markup`<li>${wordsOf(card)}</li>\n`),
  );
}

function programme({ programme: items }: MeetingRecord): Markup | null {
  const row = ({ time, title, detail }: (typeof items)[number]) =>
    markup`<li>${time === undefined ? null : markup`<time>${time}</time> `}${title}${detail === undefined ? null : markup` — ${detail}`}</li>\n`;
  return section("Программа", items.map(row));
}

const slides = (record: MeetingRecord): Markup | null => section("Слайды", shown(record, "slide"));
const figures = (record: MeetingRecord): Markup | null => section("Цифры", shown(record, "figure"));

/** Each card of the kind once, in the order they were first shown, as last corrected. */
function shown(record: MeetingRecord, kind: Card["kind"]): readonly Markup[] {
  const cardById = new Map<string, Card>();
  for (const { card } of record.showings) if (card.kind === kind) cardById.set(card.id, card);
  return [...cardById.values()].map((card) => markup`<li>${wordsOf(card)}</li>\n`);
}

const highlights = (record: MeetingRecord, now: ProgramTime): Markup | null =>
  section(
    "Главное",
    onceEachText(highlightsUntil(record, now)).map(({ text }) => markup`<li>${text}</li>\n`),
  );

const section = (title: string, rows: readonly Markup[]): Markup | null =>
  rows.length === 0 ? null : markup`<section><h2>${title}</h2>\n<ul>\n${rows}</ul></section>\n`;
