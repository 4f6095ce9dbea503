import type { ProgramTime } from "../../../../shared/time.ts";
import type { MeetingAbout, ProgrammeItem } from "../../../../shared/timeline/meeting-plan.ts";
import { type PlannedTime, plannedTimes } from "../../../../shared/timeline/planned-times.ts";
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

interface PlannedItem {
  readonly item: ProgrammeItem;
  readonly planned: PlannedTime | undefined;
}

const list = (items: readonly PlannedItem[], about: MeetingAbout): Markup =>
  markup`<ol class="rows">\n${items.map((one) => row(one, about))}</ol>\n`;

function row({ item, planned }: PlannedItem, about: MeetingAbout): Markup {
  const { title, detail, speakers, minutes, time } = item;
  return markup`<li>${timeOf(planned?.from ?? null, time, about)}<div><b>${title}</b>${detail === undefined ? null : markup`<p class="note">${detail}</p>`}${
    speakers === undefined
      ? null
      : speakers.map(
          ({ name, post }) =>
            markup`<p>${name}${post === undefined ? null : markup`, <span class="note">${post}</span>`}</p>`,
        )
  }${minutes === undefined ? null : markup`<p class="hint">${count(minutes, "минута", "минуты", "минут")}</p>`}</div></li>\n`;
}

/** @param time what the programme says where that is no moment: «после обеда» */
function timeOf(from: ProgramTime | null, time: string | undefined, about: MeetingAbout): Markup {
  if (from !== null) return markup`<time datetime="${new Date(from).toISOString()}">${sayTime(from, about)}</time>`;
  return time === undefined ? markup`<span></span>` : markup`<span class="no">${time}</span>`;
}

/** In the order of the programme; an item without a moment goes with the one before it. */
function byDay(items: readonly ProgrammeItem[], about: MeetingAbout): readonly (readonly [string, PlannedItem[]])[] {
  const times = plannedTimes(items, about);
  const days: [string, PlannedItem[]][] = [];
  for (const [index, item] of items.entries()) {
    const planned = times[index];
    const date = planned?.day ?? days.at(-1)?.[0] ?? "";
    const last = days.at(-1);
    if (last !== undefined && last[0] === date) last[1].push({ item, planned });
    else days.push([date, [{ item, planned }]]);
  }
  return days;
}
