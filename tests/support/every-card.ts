import type { CardKindName, CardOf } from "../../shared/cards/index.ts";
import { aFigure, aSlide, aSpeaker } from "./ledger-builders.ts";

const image = (sign: string) => ({ file: `${sign.repeat(32)}.webp`, widthPx: 1280, heightPx: 720 });
const pdf = { file: `${"d".repeat(32)}.pdf`, name: "Доклад министра.pdf", bytes: 1_200_000, pages: 24 };

/** One card of each kind with every field filled: a new kind does not compile here without one. */
export const everyCard: { readonly [Kind in CardKindName]: CardOf<Kind> } = {
  speaker: aSpeaker({
    organisation: "Министерство строительства",
    topic: "Жильё для молодых семей",
    portrait: image("a"),
    speakerId: "library-speaker-1",
  }),
  slide: aSlide({
    number: 3,
    of: 12,
    small: image("b"),
    decorative: true,
    deckId: "library-deck-1",
    original: pdf,
  }),
  figure: aFigure({
    unit: "домов",
    period: "январь–октябрь",
    source: "Росстат",
    earlier: "2 146",
    earlierPeriod: "2024 год",
    comparison: "2024 год: 2 146, рост на 42 %",
    figureId: "library-figure-1",
    corrected: { was: "3 000 домов", at: 1_767_225_600_000 },
  }),
  chart: {
    kind: "chart",
    id: "chart-001",
    title: "Охват долговременным уходом",
    look: "bars",
    unit: "человек",
    table: {
      columns: ["охват", "мест"],
      rows: [
        { label: "2024", values: [1548, 40] },
        { label: "2025", values: [2146, null] },
      ],
    },
    conclusion: "За год рост на 39 %\nМест хватает",
    source: "Данные министерства",
  },
  quote: {
    kind: "quote",
    id: "quote-001",
    text: "Сиделка теперь приходит утром и вечером",
    who: "Ольга Викторовна Миронова",
    post: "социальный работник",
    when: "30 января, Каменск",
    portrait: image("c"),
  },
  award: {
    kind: "award",
    id: "award-001",
    ceremony: "Лучшие работники отрасли",
    nomination: "Лучший социальный работник",
    place: "I место",
    winner: "Алия Маратовна Гареева",
    organisation: "Усть-Ярск",
    project: "Гончарная мастерская",
    photo: image("e"),
    number: 2,
    of: 14,
  },
  decision: {
    kind: "decision",
    id: "decision-1",
    number: "1.2",
    state: "adopted",
    text: "Открыть три межрайонных центра\nдолговременного ухода",
    charged: "Управление социального обслуживания",
    due: "2026-12-01",
  },
  agenda: {
    kind: "agenda",
    id: "agenda-001",
    number: 3,
    title: "Долговременный уход",
    detail: "Андрей Павлович Лебедев",
    minutes: 30,
    hasTimer: true,
    itemId: "programme-item-3",
  },
  break: {
    kind: "break",
    id: "break-001",
    reason: "Технический перерыв",
    until: 1_767_225_600_000,
    body: "Пока можно посмотреть выставку",
  },
  notice: { kind: "notice", id: "notice-001", text: "Обед в 13:00, столовая на первом этаже", minutes: 5 },
  handout: {
    kind: "handout",
    id: "handout-1",
    title: "Доклад министра",
    file: pdf,
    detail: "Со всеми таблицами",
    documentId: "library-document-1",
  },
  tour: {
    kind: "tour",
    id: "tour-0001",
    place: "Гончарная мастерская, Усть-Ярск",
    text: "Здесь учатся ремеслу двенадцать человек.\nИзделия продают на ярмарке",
    photo: image("f"),
    photoAlt: "Мастер показывает круг ученице",
  },
};
