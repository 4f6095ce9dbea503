import type { ProgramTime } from "../../../../shared/time.ts";
import type { Meeting } from "../../ports.ts";
import type { Filling } from "../fill-page.ts";
import { type Markup, markup } from "../markup.ts";
import { phaseWords } from "../phase-words.ts";
import { sections } from "./index.ts";
import { sayWhen } from "./say.ts";
import type { Section } from "./section.ts";
import { shareHead } from "./share-head.ts";

/** What fills the frame of one part of a meeting. @param origin of the page, e.g. `https://efir.example` */
export function sectionPage(
  section: Section,
  meeting: Meeting,
  now: ProgramTime,
  origin: string,
  hasExhibition: boolean,
): Filling {
  const { slug, record } = meeting;
  const body = section.body(meeting, now);
  const acts = section.acts?.(meeting, now) ?? [];
  return {
    head: shareHead({
      title: `${section.title}: ${record.title}`,
      description: section.describe(meeting, now),
      address: `${origin}/m/${slug}/${section.path}`,
      image: record.about.cover === undefined ? null : `${origin}/i/${record.about.cover.file}`,
    }),
    nav: nav(slug, section, hasExhibition),
    body: markup`<header><p class="doc__of"><a href="/m/${slug}">${record.title}</a></p>
<h1>${section.title}</h1>
<p class="doc__when">${[sayWhen(record), record.about.place, phaseWords[record.phase]].filter(Boolean).join(". ")}</p>
<div class="doc__acts"><a href="/m/${slug}">К трансляции</a>${acts.map(({ href, words }) => markup`<a href="${href}">${words}</a>`)}</div></header>
${body ?? markup`<p>${section.empty}</p>`}`,
  };
}

/** The archive is at each page's foot: with it these would take a third line on a phone. */
function nav(slug: string, current: Section, hasExhibition: boolean): Markup {
  const links = sections.map(
    ({ path, title }) =>
      markup`<a href="/m/${slug}/${path}"${path === current.path ? markup` aria-current="page"` : null}>${title}</a>`,
  );
  return markup`<nav class="top__nav" aria-label="Разделы"><a href="/m/${slug}">Эфир</a>${links}<a href="/m/${slug}/lenta">Лента</a>${hasExhibition ? markup`<a href="/m/${slug}/vystavka">Выставка</a>` : null}</nav>`;
}
