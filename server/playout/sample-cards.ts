import type { Card, CardOf } from "../../shared/cards/index.ts";
import type { FileOf, ImageOf } from "./sample-pictures.ts";
import { ru } from "./sample-words.ts";

export const servicesChart: CardOf<"chart"> = {
  kind: "chart",
  id: "primer-services-chart",
  title: ru("Кто помог 78~737~людям"),
  look: "bars",
  unit: "тысяч человек",
  table: {
    columns: [ru("2012~год")],
    rows: [
      { label: "Районные службы", values: [64.1] },
      { label: "Столовые", values: [6.1] },
      { label: "Мобильные бригады", values: [5.3] },
      { label: ru("Сиделки на~дому"), values: [3.2] },
    ],
  },
  conclusion: ru("Восемь человек из~десяти нашли помощь в~районной службе, рядом с~домом"),
  source: ru("Итог и~бригады~— по~докладу министра, остальное~— пример"),
};

export const pauseCard: CardOf<"break"> = {
  kind: "break",
  id: "primer-pause",
  reason: "Короткий перерыв, продолжим через несколько секунд",
  body: ru("Доклад и~проект решения лежат в~материалах заседания"),
};

export const noticeCard: CardOf<"notice"> = {
  kind: "notice",
  id: "primer-notice",
  text: ru("Это пробная трансляция: ролик идёт по~кругу. Подключится кодер~— в~эфире будет он"),
  minutes: 1,
};

export const quoteCard = (imageOf: ImageOf): CardOf<"quote"> => ({
  kind: "quote",
  id: "primer-quote",
  text: ru("Я~осталась в~своём селе, и~в~доме снова есть кому налить чаю"),
  who: "Пожилая женщина",
  post: ru("Живёт в~приёмной семье"),
  when: ru("2012~год, сельский район"),
  portrait: imageOf("portrait-elder"),
});

const ceremony = ru("Лучшие в~отрасли, 2012~год");

/** In the order of the ceremony. */
export const awardCards = (imageOf: ImageOf): readonly CardOf<"award">[] =>
  [
    {
      id: "primer-award-brigade",
      nomination: "Лучшая мобильная бригада",
      place: ru("I~место"),
      winner: "Бригада северного района",
      organisation: "Комплексный центр социального обслуживания",
      project: ru("Врач, юрист и~социальный работник приезжают в~село вместе"),
      photo: imageOf("award-brigade"),
    },
    {
      id: "primer-award-family",
      nomination: "Приёмная семья года",
      winner: ru("Приёмная семья из~сельского района"),
      project: ru("Третий год заботится о~пожилой женщине в~своём доме"),
      photo: imageOf("award-family"),
    },
    {
      id: "primer-award-carer",
      nomination: "Сиделка года",
      winner: "Сиделка городской службы",
      organisation: "Городской центр социального обслуживания",
      project: ru("Научила уходу за~лежачим человеком двадцать семей"),
      photo: imageOf("award-carer"),
    },
  ].map((award, place, all) => ({ kind: "award", ceremony, number: place + 1, of: all.length, ...award }));

/** Put to the vote as a draft; `adopted` is what becomes of it. */
export const decisionCard: CardOf<"decision"> = {
  kind: "decision",
  id: "primer-decision",
  number: "1",
  state: "draft",
  text: ru("Открыть мобильную бригаду в~каждом районе области. Выезжать в~дальние сёла не~реже раза в~месяц."),
  charged: "Управление социального обслуживания, районные центры",
  due: "2013-07-01",
};

export const adopted = (card: Card): Card => (card.kind === "decision" ? { ...card, state: "adopted" } : card);

/** A place that the meeting visits. */
export const tourCard = (imageOf: ImageOf): CardOf<"tour"> => ({
  kind: "tour",
  id: "primer-tour-canteen",
  place: "Благотворительная столовая",
  text: ru("Обед здесь бесплатный. Столовую содержат предприниматели, помогает районная служба."),
  photo: imageOf("tour-canteen"),
  photoAlt: ru("Повар за~раздачей, рядом кастрюля и~тарелки супа"),
});

/** What is handed out; the deck goes with its slides. */
type Handed = "report" | "draft";

interface Paper {
  readonly paper: Handed;
  readonly title: string;
  readonly detail: string;
}

export const papers: readonly Paper[] = [
  { paper: "report", title: "Доклад министра", detail: ru("Итоги 2012~года и~перспективы, с~таблицами") },
  { paper: "draft", title: "Проект решения коллегии", detail: ru("Четыре поручения со~сроками") },
];

export const documentId = (paper: Handed): string => `primer-document-${paper}`;

export const handoutCards = (fileOf: FileOf): readonly CardOf<"handout">[] =>
  papers.map(({ paper, title, detail }) => ({
    kind: "handout",
    id: `primer-handout-${paper}`,
    title,
    detail,
    file: fileOf(paper),
    documentId: documentId(paper),
  }));
