/** The stage that waits: before the meeting and between its days. It turns into the broadcast by itself (VW5, VW47, VW49). */

import { html, nothing, type TemplateResult } from "lit";
import type { Millis, ProgramTime } from "../../../../shared/time.ts";
import { zoneOf } from "../../../../shared/timeline/planned-times.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { imageAddress } from "../../../cards/image-address.ts";
import { contentLanguage } from "../../../i18n/language.ts";
import { tidy } from "../../../i18n/typography.ts";
import house from "../../../ui/art/cover.svg";
import { awaitedSitting, type Sitting, sittingsOf } from "../sittings.ts";
import "./check-button.ts";
import "./countdown.ts";
import { dayIn, nextDayInWords, readersTime, timeIn, whenInWords } from "./day-words.ts";
import { t } from "./strings.ts";

type Drawn = TemplateResult | typeof nothing;

export interface Waiting {
  readonly slug: string;
  readonly title: string;
  readonly record: MeetingRecord;
  readonly now: ProgramTime;
  /** The server's clock minus this machine's. */
  readonly offset: Millis;
  /** Stands under both columns: the ruler. */
  readonly below?: Drawn;
}

export function beforeStage(waiting: Waiting): TemplateResult {
  const { title, record, now, offset } = waiting;
  const sitting = awaitedSitting(record, now);
  return stage(
    waiting,
    html`${when(record, sitting)}
      <h1 id="h1" lang=${contentLanguage}>${title}</h1>
      <p class="pre__lead" lang=${contentLanguage}>
        ${record.about.lead === undefined ? t("lead") : tidy(record.about.lead)}
      </p>
      ${place(record)} ${days(record)}
      ${sitting === null ? nothing : html`<efir-countdown .to=${sitting.from} .offset=${offset}></efir-countdown>`}`,
  );
}

/** Between two days: the same stage, and when it goes on. */
export function adjournedStage(waiting: Waiting, next: Sitting): TemplateResult {
  const { title, record, now, offset } = waiting;
  return stage(
    waiting,
    html`<p><span class="tag tag--stage">${t("adjournedTag")}</span></p>
      <h1 id="h1" lang=${contentLanguage}>${title}</h1>
      <p class="pre__lead">${t("adjourned", { when: nextDayInWords(next.from, now, zoneOf(record.about)) })}</p>
      ${days(record)}
      <efir-countdown .to=${next.from} .offset=${offset}></efir-countdown>`,
  );
}

function stage({ slug, record, below = nothing }: Waiting, words: TemplateResult): TemplateResult {
  const { cover } = record.about;
  const isDated = sittingsOf(record).length > 0;
  return html`<section class="stage pre" aria-labelledby="h1">
    <div class="wrap pre__grid">
      <div>
        ${words}
        <div class="pre__act">
          ${isDated ? html`<a class="btn btn--accent" href="/m/${slug}/kalendar.ics">${t("calendar")}</a>` : nothing}
          <efir-check-button></efir-check-button>
        </div>
      </div>
      <figure class="pre__pic">
        <img
          src=${cover === undefined ? house : imageAddress(cover)}
          alt=""
          width=${cover?.widthPx ?? 1280}
          height=${cover?.heightPx ?? 720}
        />
        <figcaption>${t("auto")}</figcaption>
      </figure>
    </div>
    ${below === nothing ? nothing : html`<div class="wrap">${below}</div>`}
  </section>`;
}

function when(record: MeetingRecord, sitting: Sitting | null): TemplateResult {
  if (sitting === null) {
    const time = record.programme[0]?.time;
    return html`<p class="pre__when">${time === undefined ? t("soon") : t("startsAt", { time })}</p>`;
  }
  const zone = zoneOf(record.about);
  const here = readersTime(sitting.from, zone);
  return html`<p class="pre__when">
    <time datetime=${new Date(sitting.from).toISOString()}>${whenInWords(sitting.from, zone)}</time>
    ${here === null ? nothing : html`<span class="pre__here">${t("yourTime", { time: here })}</span>`}
  </p>`;
}

function place({ about }: MeetingRecord): Drawn {
  if (about.place === undefined) return nothing;
  return html`<p class="pre__place" lang=${contentLanguage}>${tidy(about.place)}</p>`;
}

function days(record: MeetingRecord): Drawn {
  const sittings = sittingsOf(record);
  if (sittings.length < 2) return nothing;
  const zone = zoneOf(record.about);
  const row = ({ from, to }: Sitting) => {
    const said = { day: dayIn(from, zone), from: timeIn(from, zone) };
    return html`<li>${to === null ? t("dayFrom", said) : t("dayRange", { ...said, to: timeIn(to, zone) })}</li>`;
  };
  return html`<ul class="pre__days" aria-label=${t("days")}>
    ${sittings.map(row)}
  </ul>`;
}
