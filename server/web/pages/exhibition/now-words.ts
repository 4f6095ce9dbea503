import type { Meeting } from "../../ports.ts";
import { type Markup, markup } from "../markup.ts";

/** What stands where the broadcast's bar will be: whoever has no script is told what is on and how to get there (EB65). */
export function nowWords({ slug, record }: Meeting): Markup {
  const [tag, words, way] = wordsOf[record.phase];
  return markup`<aside class="now" aria-label="Трансляция"><efir-now-bar><div class="wrap now__in"><p class="now__t"><span class="tag ${
    record.phase === "open" ? "tag--live" : "tag--stage"
  }">${tag}</span><b>${record.title === "" ? words : record.title}</b></p><a class="btn btn--accent now__to" href="/m/${slug}">${way}</a></div></efir-now-bar></aside>`;
}

const wordsOf: Readonly<Record<Meeting["record"]["phase"], readonly [tag: string, words: string, way: string]>> = {
  unknown: ["Готовится", "Заседание", "К\u00a0заседанию"],
  planned: ["Скоро начнём", "Заседание", "К\u00a0заседанию"],
  open: ["В\u00a0эфире", "Заседание", "К\u00a0эфиру"],
  closed: ["Завершено", "Заседание", "К\u00a0записи"],
};
