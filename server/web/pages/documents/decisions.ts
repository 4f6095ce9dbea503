import { decisionStates } from "../../../../shared/cards/decision.ts";
import type { CardOf } from "../../../../shared/cards/index.ts";
import { cardsShown } from "../../../../shared/timeline/shown-cards.ts";
import { type Markup, markup } from "../markup.ts";
import { sayDay } from "./say.ts";
import { count, type Section } from "./section.ts";

export const decisions: Section = {
  path: "resheniya",
  title: "Решения",
  describe: ({ record }, now) => {
    const shown = cardsShown(record, "decision", now);
    if (shown.length === 0) return "Решения заседания";
    const texts = shown.map(({ card }) => card.text.replace(/\s+/gu, " ")).join(" ");
    return `${count(shown.length, "решение", "решения", "решений")}. ${texts}`;
  },
  empty: "Решения появятся здесь, когда их зачитают на заседании.",
  body: ({ record }, now) => {
    const shown = cardsShown(record, "decision", now);
    if (shown.length === 0) return null;
    return markup`<ol class="rows">\n${shown.map(({ card }, index) => decision(card, index + 1))}</ol>\n`;
  },
  acts: ({ slug, record }, now) =>
    cardsShown(record, "decision", now).length === 0
      ? []
      : [
          { href: `/m/${slug}/resheniya.docx`, words: "Скачать, DOCX" },
          { href: `/m/${slug}/resheniya.csv`, words: "Скачать таблицей, CSV" },
        ],
};

function decision({ number, state, text, charged, due }: CardOf<"decision">, place: number): Markup {
  const note = (words: string, value: string) => markup`<p class="note">${words} ${value}</p>`;
  return markup`<li><span class="no">${number ?? String(place)}</span><div>
<p><span class="mark mark--${state === "draft" ? "draft" : "adopted"}">${decisionStates[state]}</span></p>
<p class="pre-line">${text}</p>${charged === undefined ? null : note("Поручено:", charged)}${
    due === undefined ? null : note("Срок: до", sayDay(due))
  }</div></li>\n`;
}
