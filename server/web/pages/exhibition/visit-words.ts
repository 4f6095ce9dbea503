import type { StandVisits } from "../../../../shared/exhibition.ts";
import { count } from "../documents/section.ts";
import { type Markup, markup } from "../markup.ts";

/** `Сейчас у стенда 3 посетителя, всего было 120`; `null` where viewers are not told, or nobody has come yet (EB66). */
export function visitWords(visits: StandVisits | undefined): Markup | null {
  if (visits === undefined || visits.all === 0) return null;
  const now = visits.now === 0 ? null : `Сейчас у\u00a0стенда ${visitors(visits.now)}`;
  const all = `${now === null ? "Всего" : "всего"} было ${visits.all}`;
  return markup`<p class="visits note num">${[now, all].filter(Boolean).join(", ")}</p>`;
}

const visitors = (number: number): string => count(number, "посетитель", "посетителя", "посетителей");
