import { sayNumber } from "../../../../shared/cards/chart.ts";
import { readFigure } from "../../../../shared/cards/figure.ts";
import { changeOf } from "../../../../shared/cards/figure-change.ts";
import type { CardOf } from "../../../../shared/cards/index.ts";
import { programTime } from "../../../../shared/time.ts";
import type { MeetingAbout } from "../../../../shared/timeline/meeting-plan.ts";
import { cardsShown } from "../../../../shared/timeline/shown-cards.ts";
import { type Markup, markup } from "../markup.ts";
import { sayTime } from "./say.ts";
import type { Section } from "./section.ts";

export const figures: Section = {
  path: "cifry",
  title: "Цифры",
  describe: ({ record }, now) => {
    const said = cardsShown(record, "figure", now).map(({ card }) => `${readFigure(card)} ${card.label}`);
    return said.length === 0 ? "Цифры, названные на заседании" : said.join("; ");
  },
  empty: "Цифры появятся здесь, когда их назовут на заседании.",
  body: ({ record }, now) => {
    const numbers = cardsShown(record, "figure", now).map(({ card }) => figure(card, record.about));
    const charts = cardsShown(record, "chart", now).map(({ card }) => chart(card));
    if (numbers.length === 0 && charts.length === 0) return null;
    return markup`${numbers.length === 0 ? null : markup`<dl class="numbers">\n${numbers}</dl>\n`}${charts}`;
  },
};

function figure(card: CardOf<"figure">, about: MeetingAbout): Markup {
  const notes = [card.comparison ?? changeOf(card), card.period, card.source && `Источник: ${card.source}`].flatMap(
    (note) => (note === undefined || note === "" ? [] : [markup`<dd class="note">${note}</dd>`]),
  );
  const { corrected } = card;
  const mark =
    corrected === undefined
      ? null
      : markup`<dd class="note"><span class="mark mark--corrected">Исправлено</span> в ${sayTime(programTime(corrected.at), about)}, было ${corrected.was}</dd>`;
  return markup`<div><dt>${card.label}</dt><dd class="value">${card.value}${card.unit === undefined ? null : markup` <span class="unit">${card.unit}</span>`}</dd>${notes}${mark}</div>\n`;
}

function chart({ title, unit, table: { columns, rows }, conclusion, source }: CardOf<"chart">): Markup {
  const cell = (value: number | null) => markup`<td>${value === null ? "нет данных" : sayNumber(value)}</td>`;
  return markup`<section><h2>${title}</h2>${conclusion === undefined ? null : markup`<p class="pre-line">${conclusion}</p>`}
<div class="scroll" tabindex="0" role="group" aria-label="${title}"><table><caption class="note">${unit ?? "Числа"}</caption>
<thead><tr><th scope="col"><span class="vh">Строка</span></th>${columns.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map(({ label, values }) => markup`<tr><th scope="row">${label}</th>${values.map(cell)}</tr>`)}</tbody></table></div>
${source === undefined ? null : markup`<p class="note">Источник: ${source}</p>`}</section>\n`;
}
