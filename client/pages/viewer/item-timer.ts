/** The agenda item's timer under the ruler. Brought when a card asks for it. Rule RD50 in docs/spec/rundown.md. */
import { html, nothing, type TemplateResult } from "lit";
import { type Millis, millis, type ProgramTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { formatDuration } from "../../i18n/format.ts";
import { translator } from "../../i18n/translator.ts";
import { itemTimeLeft } from "./item-time-left.ts";

const t = translator({
  ru: { item: "Пункт {number}:", left: "осталось {time}", over: "сверх плана {time}" },
  en: { item: "Item {number}:", left: "{time} left", over: "{time} over plan" },
});

/** `role=timer` is not read out by itself: it would talk all day. */
export function itemTimer(record: MeetingRecord, at: ProgramTime | null): TemplateResult | typeof nothing {
  const found = at === null ? null : itemTimeLeft(record, at);
  if (found === null) return nothing;
  const { number, left } = found;
  const item = number === null ? nothing : html`${t("item", { number })} `;
  return html`<p class=${left < 0 ? "timer timer--over num" : "timer num"} role="timer">${item}<b>${words(left)}</b></p>`;
}

// A started second counts as whole while it runs down: 0:00 is when nothing is left.
const words = (left: Millis): string =>
  left < 0
    ? t("over", { time: formatDuration(millis(-left)) })
    : t("left", { time: formatDuration(millis(Math.ceil(left / 1000) * 1000)) });
