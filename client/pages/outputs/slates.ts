import { html, nothing, type TemplateResult } from "lit";
import type { CardOf } from "../../../shared/cards/index.ts";
import { between, type ProgramTime, programTime } from "../../../shared/time.ts";
import { zoneOf } from "../../../shared/timeline/planned-times.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { contentLanguage } from "../../i18n/language.ts";
import { tidy } from "../../i18n/typography.ts";
import mark from "../../ui/art/mark.svg";
import { timeLeft } from "../viewer/before/countdown-time.ts";
import { nextDayInWords, timeIn } from "../viewer/before/day-words.ts";
import { awaitedSitting, type Sitting } from "../viewer/sittings.ts";
import { agendaLine } from "./agenda-line.ts";
import { t } from "./strings.ts";

export type Slate =
  | { readonly type: "before" }
  | { readonly type: "break"; readonly card: CardOf<"break"> }
  | { readonly type: "adjourned"; readonly next: Sitting }
  | { readonly type: "ended" };

/** The whole picture: before, in a break with the time of return, between days, after. Nothing shines through (OU9). */
export function drawSlate(slate: Slate, record: MeetingRecord, now: ProgramTime): TemplateResult {
  return html`<div class="slate">
    <p class="slate__mark"><img src=${mark} alt="" />${record.about.hashtag === undefined ? nothing : html`<span>#${record.about.hashtag}</span>`}</p>
    <div class="slate__words">${wordsOf(slate, record, now)}</div>
    ${slate.type === "ended" ? nothing : agendaLine(record, now)}
  </div>`;
}

function wordsOf(slate: Slate, record: MeetingRecord, now: ProgramTime): TemplateResult {
  const zone = zoneOf(record.about);
  switch (slate.type) {
    case "before": {
      const start = awaitedSitting(record, now)?.from ?? null;
      return html`${title(record)}
        <p class="slate__when num">${start === null || start <= now ? t("before") : t("startsAt", { when: nextDayInWords(start, now, zone) })}</p>
        ${start === null ? nothing : countdown(start, now)}`;
    }
    case "break": {
      const { reason, until, body } = slate.card;
      const isAhead = until !== undefined && until > now;
      return html`<p class="slate__label">${t("break")}</p>
        <h1 lang=${contentLanguage}>${tidy(reason)}</h1>
        <p class="slate__when num">${isAhead ? t("backAt", { time: timeIn(programTime(until), zone) }) : t("backSoon")}</p>
        ${body === undefined ? nothing : html`<p class="slate__body" lang=${contentLanguage}>${tidy(body)}</p>`}`;
    }
    case "adjourned":
      return html`${title(record)}
        <p class="slate__when num">${t("adjourned")}</p>
        <p class="slate__body num">${t("goesOn", { when: nextDayInWords(slate.next.from, now, zone) })}</p>`;
    case "ended":
      return html`${title(record)}
        <p class="slate__when">${t("ended")}</p>
        <p class="slate__body">${t("thanks")}</p>
        <p class="slate__body num">${t("recording", { address: meetingAddress() })}</p>`;
  }
}

const title = ({ title: words }: MeetingRecord): TemplateResult =>
  html`<h1 lang=${contentLanguage}>${tidy(words)}</h1>`;

/** Hours and minutes to go, and seconds in the last hour's, as a clock. */
function countdown(start: ProgramTime, now: ProgramTime): TemplateResult | typeof nothing {
  const left = timeLeft(between(now, start));
  if (left === null || left.days > 0) return nothing;
  const two = (count: number): string => String(count).padStart(2, "0");
  const clock = [...(left.hours > 0 ? [two(left.hours)] : []), two(left.minutes), two(left.seconds)].join(":");
  return html`<p class="slate__count num" aria-hidden="true">${clock}</p>`;
}

/** As people type it: `efir.example/m/kollegiya`. */
const meetingAddress = (): string => `${location.host}/m/${document.documentElement.dataset["meeting"] ?? ""}`;
