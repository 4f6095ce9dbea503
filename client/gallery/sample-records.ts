import type { Layer } from "../../shared/cards/card-kind.ts";
import type { Card } from "../../shared/cards/index.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { MeetingRecord, Showing } from "../../shared/timeline/record.ts";
import { emptyRecord } from "../../shared/timeline/reduce.ts";
import { figures, slides, speaker } from "./sample-cards.ts";

/** The playhead of the gallery's meeting: 72 minutes after it opened. */
export const playhead = programTime(Date.now());
const openedAt = minutesAgo(72);

const programme = [
  { time: "10:30", title: "Открытие заседания", detail: "Елена Сергеевна Воронцова, министр" },
  { time: "10:45", title: "Итоги 2025 года и задачи на 2026 год", detail: "Доклад министра, 24 слайда" },
  {
    time: "11:20",
    title: "Долговременный уход: как работают межрайонные центры",
    detail: "Андрей Павлович Лебедев, 18 слайдов",
  },
  { time: "11:50", title: "Блиц-интервью с площадок", detail: "Каменск, Усть-Ярск, Белореченск" },
  { time: "12:00", title: "Социальный контракт: что изменится для семей", detail: "Дмитрий Олегович Соколов" },
  { time: "12:45", title: "Решение коллегии" },
];

export const planned: MeetingRecord = {
  ...emptyRecord,
  phase: "planned",
  title: "Итоги 2025 года и задачи на 2026 год",
  programme,
};

/** Opened, with nothing on air yet. */
export const opened: MeetingRecord = { ...planned, phase: "open", openedAt };

export const live: MeetingRecord = {
  ...opened,
  showings: [
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

export const withFigure: MeetingRecord = {
  ...live,
  showings: live.showings.map((one) => (one.card.id === "figure-3" ? { ...one, until: null } : one)),
};

export const closed: MeetingRecord = { ...live, phase: "closed", closedAt: minutesAgo(1) };

function showing(card: Card, layer: Layer, fromMinutes: number, untilMinutes: number | null): Showing {
  const until = untilMinutes === null ? null : minutesAgo(untilMinutes);
  return { seq: 100 - fromMinutes, card, layer, from: minutesAgo(fromMinutes), until };
}

function minutesAgo(minutes: number): ProgramTime {
  return programTime(Math.floor(Date.now() / 60_000) * 60_000 - minutes * 60_000);
}
