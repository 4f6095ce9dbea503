import type { Meeting } from "../ports.ts";
import { markup } from "./markup.ts";
import { phaseWords } from "./phase-words.ts";
import { plainPage } from "./plain-page.ts";

/** What `/` shows when nothing is on air and nothing is planned. */
export function publicListPage(meetings: readonly Meeting[]): string {
  const rows = meetings.map(
    ({ slug, record }) =>
      markup`<li><a href="/m/${slug}">${record.title}</a><span class="state">${phaseWords[record.phase]}</span></li>\n`,
  );
  const list =
    rows.length === 0
      ? markup`<p>Заседаний пока нет. Страница изменится, когда их назначат.</p>`
      : markup`<ul>\n${rows}</ul>`;
  return plainPage("Заседания", markup`<h1>Заседания</h1>\n${list}`);
}
