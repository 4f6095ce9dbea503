import { html, nothing, type TemplateResult } from "lit";
import type { CardOf } from "../../../shared/cards/index.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
import { zoneOf } from "../../../shared/timeline/planned-times.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { contentLanguage } from "../../i18n/language.ts";
import { tidy } from "../../i18n/typography.ts";
import mark from "../../ui/art/mark.svg";
import { agendaLine, nextItem } from "../outputs/agenda-line.ts";
import { drawSlate } from "../outputs/slates.ts";
import { timeIn } from "../viewer/before/day-words.ts";
import type { Laid } from "./laid.ts";
import { shortName } from "./short-name.ts";
import { drawSide } from "./side-cards.ts";
import { t } from "./strings.ts";

/** What is laid, as it is seen. */
export function drawLaid(laid: Laid, record: MeetingRecord, now: ProgramTime): TemplateResult {
  switch (laid.type) {
    case "speaker":
      return lowerThird(laid.card);
    case "item":
      return strip(laid.card, record, now);
    case "side":
      return drawSide(laid.card);
    case "mark":
      return bug(record, now);
    case "before":
    case "break":
    case "adjourned":
    case "ended":
      return drawSlate(laid, record, now);
  }
}

function lowerThird({ name, post, organisation }: CardOf<"speaker">): TemplateResult {
  return html`<div class="ov__lt" lang=${contentLanguage}>
    <div class="ov__bar"></div>
    <div class="ov__box">
      <p class="ov__name">${shortName(name)}</p>
      <p class="ov__role">${tidy([post, organisation].filter(Boolean).join(", "))}</p>
    </div>
  </div>`;
}

const endOfTime = programTime(Number.MAX_SAFE_INTEGER);

/** The item that is on; at its right what comes next, or the hashtag. */
function strip({ number, title }: CardOf<"agenda">, record: MeetingRecord, now: ProgramTime): TemplateResult {
  // By the record's last word, as all that is laid: a take is stamped a little ahead of this clock.
  const next = nextItem(record, endOfTime);
  const { hashtag } = record.about;
  const beside = next !== null ? t("next", { title: tidy(next.title) }) : hashtag === undefined ? "" : `#${hashtag}`;
  return html`<div class="ov__strip" lang=${contentLanguage}>
    <p class="ov__topic">${number === undefined ? nothing : html`<b class="num">${number}</b>`}<span>${tidy(title)}</span></p>
    ${beside === "" ? nothing : html`<p class=${next === null ? "ov__tag" : "ov__next"}><span>${beside}</span></p>`}
    ${agendaLine(record, now)}
  </div>`;
}

/** The mark with the hashtag; where there is none, with the time of the meeting's place. */
function bug({ about }: MeetingRecord, now: ProgramTime): TemplateResult {
  const word = about.hashtag === undefined ? timeIn(now, zoneOf(about)) : `#${about.hashtag}`;
  return html`<div class="ov__bug"><img src=${mark} alt="" /><span class="num">${word}</span></div>`;
}
