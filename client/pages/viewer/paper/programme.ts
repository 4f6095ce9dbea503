import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { type ProgramTime, programTime } from "../../../../shared/time.ts";
import { zoneOf } from "../../../../shared/timeline/planned-times.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { contentLanguage } from "../../../i18n/language.ts";
import { tidy } from "../../../i18n/typography.ts";
import { dayIn, readersTime, timeIn } from "../before/day-words.ts";
import { sittingsOf } from "../sittings.ts";
import type { ProgrammeRow, RowState } from "./programme-rows.ts";
import { type Drawn, type OwnPage, type Seek, sectionHead } from "./section.ts";
import { t } from "./strings.ts";

/** @param isReplay what is on is where the reader is in the recording */
export function programmeSection(
  record: MeetingRecord,
  rows: readonly ProgrammeRow[],
  { seek, page, isReplay }: { readonly seek: Seek; readonly page: OwnPage; readonly isReplay: boolean },
): TemplateResult {
  const days = sittingsOf(record).length > 1 ? [...Map.groupBy(rows, ({ day }) => day)] : [[null, rows] as const];
  return html`<section id="programme" class="programme" aria-labelledby="h-programme">
    ${sectionHead("programme", t("programme"), rows.length === 0 ? null : page)}
    ${rows.length === 0 ? html`<p class="hint">${t("programmeEmpty")}</p>` : zoneNote(record, rows)}
    ${days.map(
      ([day, its]) =>
        html`${day !== null ? html`<h3>${dayName(day)}</h3>` : nothing}
          <ol>
            ${repeat(
              its,
              ({ key }) => key,
              (row) => programmeRow(row, seek, isReplay),
            )}
          </ol>`,
    )}
  </section>`;
}

function programmeRow(
  { time, title, detail, speakers, state }: ProgrammeRow,
  seek: Seek,
  isReplay: boolean,
): TemplateResult {
  return html`<li class="is-${state.sort}" aria-current=${state.sort === "now" ? "step" : "false"}>
    ${time === null ? html`<span></span>` : html`<time class="num">${time}</time>`}
    <div lang=${contentLanguage}>
      <b>${tidy(title)}</b>
      ${speakers.map(({ name, post }) => html`<p>${post === undefined ? name : html`${name}, ${tidy(post)}`}</p>`)}
      ${detail === null ? nothing : html`<p>${tidy(detail)}</p>`}
    </div>
    ${stateWords(state, title, seek, isReplay)}
  </li>`;
}

function stateWords(state: RowState, title: string, seek: Seek, isReplay: boolean): Drawn {
  switch (state.sort) {
    case "past":
      return seek === null ? nothing : watchButton(state.from, title, seek);
    case "now":
      return html`<span class="programme__state">${isReplay ? t("youAreHere") : t("onNow")}</span>`;
    case "next":
      if (isReplay) return nothing;
      return html`<span class="programme__state">${state.minutes === null ? t("nextUp") : t("inMinutes", { count: state.minutes })}</span>`;
    case "planned":
      return nothing;
  }
}

const watchButton = (from: ProgramTime, title: string, seek: NonNullable<Seek>): TemplateResult =>
  html`<button
    class="programme__state programme__watch"
    type="button"
    aria-label=${t("watchItemName", { title })}
    @click=${() => seek(from)}
  >
    ${t("watchItem")}
  </button>`;

/** Said where the reader's clocks show another time than the programme. */
function zoneNote(record: MeetingRecord, rows: readonly ProgrammeRow[]): Drawn {
  if (!rows.some(({ time }) => time !== null && /^\d\d:\d\d$/.test(time))) return nothing;
  const zone = zoneOf(record.about);
  const from = sittingsOf(record)[0]?.from;
  const here = from === undefined ? null : readersTime(from, zone);
  if (from === undefined || here === null) return nothing;
  return html`<p class="hint">${t("placeTime", { time: here, there: timeIn(from, zone) })}</p>`;
}

const dayName = (day: string): string => dayIn(programTime(Date.parse(`${day}T12:00:00Z`)), "UTC");
