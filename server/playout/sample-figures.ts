import type { CardOf } from "../../shared/cards/index.ts";
import type { FigureContent } from "../../shared/timeline/figure-correction.ts";
import { ru } from "./sample-words.ts";

const report = ru("Доклад министра, 2012~год");

/** The year's numbers are those of a real report; the earlier value is made up, and says so. By the library's id. */
export const sampleFigures: readonly { readonly id: string; readonly content: FigureContent }[] = [
  {
    id: "primer-figure-people",
    content: {
      value: "361",
      unit: "тыс. человек",
      label: "получают меры социальной поддержки",
      period: ru("2012~год"),
      source: report,
      comparison: "треть жителей области",
    },
  },
  {
    id: "primer-figure-reached",
    content: {
      value: ru("5~349"),
      unit: "человек",
      label: ru("приняли мобильные бригады на~выезде"),
      period: ru("2012~год"),
      source: ru("Доклад министра; 2011~год~— пример"),
      earlier: ru("4~120"),
      earlierPeriod: ru("2011~год"),
    },
  },
  {
    id: "primer-figure-helped",
    content: {
      value: ru("78~737"),
      unit: "человек",
      label: "получили помощь социальных служб",
      period: ru("2012~год"),
      source: report,
    },
  },
  {
    id: "primer-figure-trips",
    content: {
      value: "238",
      unit: "выездов",
      label: ru("сделали 15~мобильных бригад"),
      period: ru("2012~год"),
      source: report,
      comparison: ru("в~среднем 16~выездов на~бригаду"),
    },
  },
];

/** `primer-people-figure` shows `primer-figure-people` of the library. */
export const figureCards: readonly CardOf<"figure">[] = sampleFigures.map(({ id, content }) => ({
  kind: "figure",
  id: id.replace(/^primer-figure-(.+)$/u, "primer-$1-figure"),
  ...content,
  figureId: id,
}));
