import type { MeetingAbout, ProgrammeItem } from "../../../../shared/timeline/meeting-plan.ts";
import { localTime } from "../../../../shared/zone.ts";
import { type Markup, markup } from "../markup.ts";
import { sayDay, sayTime, sayWeekday } from "./say.ts";
import { count, type Section } from "./section.ts";

export const programme: Section = {
  path: "programma",
  title: "Программа",
  describe: ({ record }) =>
    record.programme.length === 0
      ? "Программа заседания"
      : `${count(record.programme.length, "пункт", "пункта", "пунктов")}: ${record.programme.map(({ title }) => title).join("; ")}`,
  empty: "Программа появится до начала заседания.",
  body: ({ record: { programme: items, about } }) => {
    if (items.length === 0) return null;
    const days = byDay(items, about);
    return markup`${days.map(([date, its]) =>
      days.length > 1 && date !== ""
        ? markup`<h2>${sayDay(date)}, ${sayWeekday(date)}</h2>\n${list(its, about)}`
        : list(its, about),
    )}`;
  },
  acts: ({ slug, record: { about, programme: items } }) =>
    about.days.length > 0 || items.some(({ startsAt }) => startsAt !== undefined)
      ? [{ href: `/m/${slug}/kalendar.ics`, words: "Добавить в календарь" }]
      : [],
};

const list = (items: readonly ProgrammeItem[], about: MeetingAbout): Markup =>
  markup`<ol class="rows">\n${items.map((item) => row(item, about))}</ol>\n`;

function row({ title, detail, speakers, minutes, ...item }: ProgrammeItem, about: MeetingAbout): Markup {
  return markup`<li>${timeOf(item, about)}<div><b>${title}</b>${detail === undefined ? null : markup`<p class="note">${detail}</p>`}${
    speakers === undefined
      ? null
      : speakers.map(
          ({ name, post }) =>
            markup`<p>${name}${post === undefined ? null : markup`, <span class="note">${post}</span>`}</p>`,
        )
  }${minutes === undefined ? null : markup`<p class="hint">${count(minutes, "минута", "минуты", "минут")}</p>`}</div></li>\n`;
}

function timeOf({ startsAt, time }: Pick<ProgrammeItem, "startsAt" | "time">, about: MeetingAbout): Markup {
  if (startsAt !== undefined)
    return markup`<time datetime="${new Date(startsAt).toISOString()}">${sayTime(startsAt, about)}</time>`;
  return time === undefined ? markup`<span></span>` : markup`<span class="no">${time}</span>`;
}

/** In the order of the programme; an item without a moment goes with the one before it. */
function byDay(items: readonly ProgrammeItem[], about: MeetingAbout): readonly (readonly [string, ProgrammeItem[]])[] {
  const days: [string, ProgrammeItem[]][] = [];
  for (const item of items) {
    const date =
      item.startsAt === undefined ? days.at(-1)?.[0] : localTime(item.startsAt, about.timeZone ?? "UTC").date;
    const last = days.at(-1);
    if (last !== undefined && last[0] === (date ?? "")) last[1].push(item);
    else days.push([date ?? "", [item]]);
  }
  return days;
}
