/** What an item's row says of its times. Pure but for the language. Rules RD20–RD22 in docs/spec/rundown.md. */
import type { Millis, ProgramTime } from "../../../shared/time.ts";
import { millis } from "../../../shared/time.ts";
import type { ItemTiming } from "../../../shared/timeline/forecast.ts";
import { formatTime } from "../../i18n/format.ts";
import { elapsed } from "../elapsed.ts";
import { signed } from "./span-words.ts";
import { t } from "./strings.ts";

export interface ItemWords {
  readonly state: ItemTiming["state"] | null;
  /** «11:23 · 22:07 из 30:00», «план 11:50 · прогноз 11:53 · 25:00»; empty: nothing is known. */
  readonly times: string;
  /** «+4:00»; `null`: nothing to compare. */
  readonly over: string | null;
  /** The same for who listens: «дольше плана на 4:00». */
  readonly overSaid: string;
  readonly isLate: boolean;
  /** How much of its planned length has gone, 0 to 1, of what is on; `null`: not on, or nobody has said. */
  readonly share: number | null;
}

const nothingKnown: ItemWords = { state: null, times: "", over: null, overSaid: "", isLate: false, share: null };

export function itemWords(timing: ItemTiming | null): ItemWords {
  if (timing === null) return nothingKnown;
  const { state, over, spent, plannedLength } = timing;
  // Less than a second is no difference anybody reads.
  const isApart = over !== null && Math.abs(over) >= 1000;
  return {
    state,
    times: timesOf(timing),
    over: isApart ? signed(over) : null,
    overSaid: isApart ? t(over > 0 ? "isLate" : "isEarly", { time: elapsed(millis(Math.abs(over))) }) : "",
    isLate: isApart && over > 0,
    share: state === "now" && spent !== null && plannedLength ? Math.min(1, spent / plannedLength) : null,
  };
}

function timesOf({ state, from, spent, plannedFrom, plannedLength, forecastFrom }: ItemTiming): string {
  if (state === "skipped") return t("isSkipped");
  if (from !== null) return actual(from, spent, plannedLength);
  const plan = plannedFrom === null ? null : formatTime(plannedFrom);
  const expected = forecastFrom === null ? null : formatTime(forecastFrom);
  // Alone, «10:00» would be read as a time of day.
  const isAlone = plan === null && expected === null;
  const length = plannedLength === null ? null : elapsed(plannedLength);
  return [
    plan === null ? null : t("plan", { time: plan }),
    expected === null || expected === plan ? null : t("forecast", { time: expected }),
    length !== null && isAlone ? t("lasts", { length }) : length,
    state === "passed" ? t("wasPassed") : null,
  ]
    .filter((words) => words !== null)
    .join(" · ");
}

function actual(from: ProgramTime, spent: Millis | null, planned: Millis | null): string {
  const start = formatTime(from);
  if (spent === null) return start;
  const known = { from: start, spent: elapsed(spent) };
  return planned === null ? t("spent", known) : t("spentOf", { ...known, length: elapsed(planned) });
}
