import type { ProgramTime } from "../../../../shared/time.ts";
import { momentIn } from "../../../../shared/zone.ts";
import type { Meeting } from "../../ports.ts";
import type { Filling } from "../fill-page.ts";
import { type Markup, markup } from "../markup.ts";
import { phaseWords } from "../phase-words.ts";
import { sayWhen } from "./say.ts";
import { hits } from "./search.ts";
import { count } from "./section.ts";
import { shareHead } from "./share-head.ts";

const PAGE = 30;

/**
 * Every meeting that was, and that comes; found by its words and by what was shown in it (WB62).
 * @param asked `q` as written; `page` from 1
 */
export function archivePage(
  meetings: readonly Meeting[],
  asked: { readonly q: string; readonly page: number },
  origin: string,
): Filling {
  const q = asked.q.trim().slice(0, 100);
  const found = newestFirst(meetings.filter(isListed)).flatMap((meeting) => {
    const found = q === "" ? [] : hits(meeting.record, q);
    return found === null ? [] : [{ meeting, hits: found }];
  });
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(Math.max(1, asked.page), pages);
  const shown = found.slice((page - 1) * PAGE, page * PAGE);
  return {
    head: shareHead({
      title: "Архив заседаний",
      description: "Записи, программы, цифры, награды и решения заседаний",
      address: `${origin}/arhiv`,
      image: null,
    }),
    nav: markup`<nav class="top__nav" aria-label="Разделы"><a href="/">Эфир</a><a href="/lenta">Лента</a><a href="/arhiv" aria-current="page">Архив</a></nav>`,
    body: markup`<header><h1>Архив заседаний</h1></header>
<form class="find" role="search" action="/arhiv" method="get"><label for="q">Найти заседание</label><input id="q" name="q" type="search" maxlength="100" value="${q}" autocomplete="off"><button class="btn btn--primary" type="submit">Найти</button></form>
${q === "" ? null : markup`<p role="status">${found.length === 0 ? `По запросу «${q}» ничего не нашлось` : `Нашлось: ${count(found.length, "заседание", "заседания", "заседаний")}`}. <a class="link" href="/arhiv">Показать все</a></p>`}
${shown.length === 0 && q === "" ? markup`<p>Заседаний пока нет. Страница изменится, когда их назначат.</p>` : null}
<ul class="rows rows--dates">
${shown.map(({ meeting, hits }) => row(meeting, hits))}</ul>
${pages === 1 ? null : turning(q, page, pages)}`,
  };
}

/** The sample is no meeting of the archive; what was planned and put away is nobody's business. */
const isListed = ({ sample, record: { phase, archivedAt } }: Meeting): boolean =>
  !sample && (phase === "closed" || phase === "open" || (phase === "planned" && archivedAt === null));

const newestFirst = (meetings: readonly Meeting[]): readonly Meeting[] =>
  meetings.toSorted((one, other) => startOf(other) - startOf(one));

function startOf({ record }: Meeting): ProgramTime | number {
  const { days, timeZone } = record.about;
  const first = days[0];
  if (record.openedAt !== null) return record.openedAt;
  if (first === undefined) return record.programme[0]?.startsAt ?? 0;
  return momentIn({ date: first.date, time: first.from }, timeZone ?? "UTC");
}

function row({ slug, record }: Meeting, found: readonly string[]): Markup {
  return markup`<li><span class="no">${sayWhen(record) ?? ""}</span><div><b><a href="/m/${slug}">${record.title}</a></b>
<p class="note">${[phaseWords[record.phase], record.about.place].filter(Boolean).join(". ")}</p>${
    record.about.lead === undefined ? null : markup`<p>${record.about.lead}</p>`
  }${found.map((line) => markup`<p class="hint">${line}</p>`)}</div></li>\n`;
}

function turning(q: string, page: number, pages: number): Markup {
  const link = (to: number, words: string) =>
    to < 1 || to > pages
      ? null
      : markup`<a class="link" href="/arhiv?${q === "" ? "" : `q=${encodeURIComponent(q)}&`}str=${to}">${words}</a>`;
  return markup`<nav class="doc__acts" aria-label="Страницы архива">${link(page - 1, "Новее")}<span>${page} из ${pages}</span>${link(page + 1, "Раньше")}</nav>`;
}
