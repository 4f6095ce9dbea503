import type { Layer } from "../../shared/cards/card-kind.ts";
import { type Card, layerOf } from "../../shared/cards/index.ts";
import { later, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { MeetingAbout, MeetingDay, ProgrammeItem } from "../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord, Showing } from "../../shared/timeline/record.ts";
import { emptyRecord } from "../../shared/timeline/reduce.ts";
import { localTime } from "../../shared/zone.ts";
import { figures, slides, speaker, usual } from "./sample-cards.ts";

/** The playhead of the gallery's meeting: 72 minutes after it opened. */
export const playhead = programTime(Date.now());
const openedAt = minutesAgo(72);

/** Minutes from the start, as in the design. */
const plan: readonly (Omit<ProgrammeItem, "startsAt"> & { readonly after: number })[] = [
  {
    id: "item-1",
    after: 0,
    minutes: 15,
    title: "Открытие заседания",
    speakers: [{ name: "Елена Сергеевна Воронцова", post: "министр социального развития" }],
  },
  {
    id: "item-2",
    after: 15,
    minutes: 35,
    title: "Итоги 2025 года и задачи на 2026 год",
    detail: "Доклад министра, 24 слайда",
    speakers: [{ name: "Елена Сергеевна Воронцова" }],
  },
  {
    id: "item-3",
    after: 50,
    minutes: 30,
    title: "Долговременный уход: как работают межрайонные центры",
    speakers: [{ name: "Андрей Павлович Лебедев", post: "директор Межрайонного центра, г. Каменск" }],
  },
  {
    id: "item-4",
    after: 80,
    minutes: 10,
    title: "Блиц-интервью с площадок",
    detail: "Каменск, Усть-Ярск, Белореченск",
  },
  {
    id: "item-5",
    after: 90,
    minutes: 25,
    title: "Социальный контракт: что изменится для семей",
    speakers: [{ name: "Дмитрий Олегович Соколов", post: "начальник управления" }],
  },
  { id: "item-6", after: 115, minutes: 20, title: "Награждение лучших работников отрасли", detail: "14 награждённых" },
  { id: "item-7", after: 135, minutes: 15, title: "Решение коллегии", detail: "Проект решения опубликован" },
];
const programmeFrom = (start: ProgramTime): readonly ProgrammeItem[] =>
  plan.map(({ after, ...item }) => ({ ...item, startsAt: later(start, millis(after * 60_000)) }));

const about: MeetingAbout = {
  language: "ru",
  hashtag: "КоллегияСоцразвития2026",
  lead: "Заседание коллегии министерства. Вопросы докладчикам принимаются уже сейчас",
  days: [],
};

/** 42 minutes before it begins. */
export const planned: MeetingRecord = {
  ...emptyRecord,
  phase: "planned",
  title: "Итоги 2025 года и задачи на 2026 год",
  about,
  programme: programmeFrom(minutesAgo(-42)),
};

/** Opened, with nothing on air yet. */
export const opened: MeetingRecord = { ...planned, phase: "open", openedAt, programme: programmeFrom(openedAt) };

export const live: MeetingRecord = {
  ...opened,
  showings: [
    ...[72, 57, 22].map((minutes, index) =>
      showing(agendaCard(index), "chapter", minutes, [57, 22, null][index] ?? null),
    ),
    ...slides.map((card, index) => showing(card, "stage", 9 - index * 3, index === 2 ? null : 6 - index * 3)),
    showing(speaker, "lower-third", 20, null),
    ...figures.map((card, index) => showing(card, "side", 12 - index * 4, 10 - index * 4)),
  ],
  highlights: [
    { id: "highlight-1", at: minutesAgo(31), text: "Выездные бригады работают во всех муниципальных округах" },
    {
      id: "highlight-2",
      at: minutesAgo(1),
      text: "Уход на дому получают 3 047 человек, на 42 % больше, чем год назад",
    },
  ],
};

/** Every section of the paper has something in it. */
export const whole: MeetingRecord = {
  ...live,
  showings: [
    ...live.showings,
    ...["chart", "quote", "award", "decision", "handout"].flatMap((kind, place) =>
      usualOf(kind).map((card, index) =>
        showing(card, layerOf(card), 19 - place - index / 10, 19 - place - (index + 1) / 10),
      ),
    ),
  ],
};

/** A break of a quarter of an hour, begun two minutes ago. */
export const resting: MeetingRecord = {
  ...whole,
  showings: [
    ...whole.showings.map((one) =>
      one.layer === "stage" && one.until === null ? { ...one, until: minutesAgo(2) } : one,
    ),
    showing(
      {
        kind: "break",
        id: "break-1",
        reason: "Технический перерыв",
        until: minutesAgo(-10),
        body: "Пока можно посмотреть материалы",
      },
      "stage",
      2,
      null,
    ),
  ],
};

/** The first of two days was over an hour ago; the next begins tomorrow at ten. */
export const adjourned: MeetingRecord = {
  ...whole,
  signalLostAt: minutesAgo(40),
  programme: programmeFrom(minutesAgo(240)),
  about: { ...about, days: [day(-4 * 60), { ...day(20 * 60), to: undefined }] },
};

export const withFigure: MeetingRecord = {
  ...live,
  showings: live.showings.map((one) => (one.card.id === "figure-3" ? { ...one, until: null } : one)),
};

export const closed: MeetingRecord = { ...whole, phase: "closed", closedAt: minutesAgo(1) };

function showing(card: Card, layer: Layer, fromMinutes: number, untilMinutes: number | null): Showing {
  const until = untilMinutes === null ? null : minutesAgo(untilMinutes);
  return { seq: 100 - fromMinutes, card, layer, from: minutesAgo(fromMinutes), until };
}

function agendaCard(index: number): Card {
  const item = plan[index];
  return { kind: "agenda", id: `agenda-${index + 1}`, number: index + 1, title: item?.title ?? "", itemId: item?.id };
}

/** A day that begins so many minutes from now and lasts three hours, by this machine's clocks. */
function day(inMinutes: number): MeetingDay {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const from = localTime(minutesAgo(-inMinutes), zone);
  return { date: from.date, from: from.time, to: localTime(minutesAgo(-inMinutes - 180), zone).time };
}

// The table's kinds are asked for by their names; each has cards of its own kind.
function usualOf(kind: string): readonly Card[] {
  return (usual as Readonly<Record<string, readonly Card[] | undefined>>)[kind] ?? [];
}

function minutesAgo(minutes: number): ProgramTime {
  return programTime(Math.floor(Date.now() / 60_000) * 60_000 - minutes * 60_000);
}
