import type { CardOf } from "../../shared/cards/index.ts";
import type { MeetingAbout, ProgrammeItem } from "../../shared/timeline/meeting-plan.ts";
import { type SampleSpeaker, sampleRoles } from "./sample-people.ts";
import type { ImageOf } from "./sample-pictures.ts";
import { ru } from "./sample-words.ts";

export const sampleTitle = ru("Пробная трансляция. Отрасль труда и~соцразвития: итоги и~перспективы");

export const sampleAbout = (imageOf: ImageOf): MeetingAbout => ({
  hashtag: "ПробнаяКоллегия2012",
  lead: ru(
    "Пример заседания: ролик идёт по~кругу и~показывает все виды карточек. Итоги года взяты из~отчёта отрасли за~2012~год, вместо имён~— должности.",
  ),
  place: "Областной центр, большой зал министерства",
  language: "ru",
  cover: imageOf("cover"),
  // It goes round the clock: no day is its own.
  days: [],
});

interface Item {
  readonly name: "report" | "brigades" | "canteens" | "families" | "services" | "awards" | "decision";
  /** Where it begins in the clip: the meeting goes round. */
  readonly time: string;
  readonly title: string;
  /** What is shown, in a line; `~` as in `ru`. */
  readonly detail: string;
  readonly speaker?: SampleSpeaker;
}

const items: readonly Item[] = [
  {
    name: "report",
    time: "0:00",
    title: ru("Отрасль труда и~соцразвития: итоги и~перспективы"),
    detail: "Итоги 2012~года и~задачи на~2013~год",
    speaker: "minister",
  },
  {
    name: "brigades",
    time: "0:08",
    title: ru("Мобильные бригады: помощь едет к~людям"),
    detail: "15~бригад, 238~выездов",
    speaker: "brigade",
  },
  {
    name: "canteens",
    time: "0:16",
    title: "Благотворительные столовые",
    detail: "Экскурсия, затем перерыв",
    speaker: "cook",
  },
  {
    name: "families",
    time: "0:32",
    title: "Приёмная семья для пожилого человека",
    detail: "Дом вместо интерната",
    speaker: "host",
  },
  {
    name: "services",
    time: "0:40",
    title: ru("Районные службы и~сиделки"),
    detail: "Кто помог 78~737~людям",
    speaker: "director",
  },
  { name: "awards", time: "0:48", title: "Награды", detail: "Бригада, приёмная семья и~сиделка года" },
  {
    name: "decision",
    time: "1:12",
    title: "Решение коллегии",
    detail: "Обсуждение и~голосование",
    speaker: "head",
  },
];

const itemId = (name: Item["name"]): string => `primer-item-${name}`;

export const sampleProgramme = (imageOf: ImageOf): readonly ProgrammeItem[] =>
  items.map(({ name, time, title, detail, speaker }) => ({
    id: itemId(name),
    time,
    title,
    detail: ru(detail),
    ...(speaker === undefined ? {} : { speakers: [speaking(speaker, imageOf)] }),
  }));

function speaking(name: SampleSpeaker, imageOf: ImageOf) {
  const { name: role, post } = sampleRoles[name];
  return { name: role, post, portrait: imageOf(`portrait-${name}`) };
}

/** An item begins: `primer-item-brigades` of the programme is the card `primer-chapter-brigades`. */
export const chapterCards: readonly CardOf<"agenda">[] = items.map(({ name, title, detail, speaker }, place) => ({
  kind: "agenda",
  id: `primer-chapter-${name}`,
  number: place + 1,
  title,
  detail: speaker === undefined ? ru(detail) : sampleRoles[speaker].name,
  itemId: itemId(name),
}));
