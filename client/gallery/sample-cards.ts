/** A meeting's usual cards, for the gallery. The sparse and overlong ones are made (made-cards.ts). */
import type { Card, CardKindName, CardOf } from "../../shared/cards/index.ts";

/** The gallery has no uploads: in development every `/i/` address fails, which shows the words instead of the picture. */
const image = (seed: string) => ({ file: `${seed.repeat(32).slice(0, 32)}.png`, widthPx: 1280, heightPx: 720 });

export const slides: readonly CardOf<"slide">[] = [5, 6, 7].map((number) => ({
  kind: "slide",
  id: `slide-0000${number}`,
  title: "Охват долговременным уходом",
  alt: "Охват долговременным уходом: 1 120 человек в 2022 году, 1 548 в 2023, 2 146 в 2024, 3 047 в 2025. Рост за год 42 процента",
  image: image(String(number)),
  number,
  of: 18,
}));

export const speaker: CardOf<"speaker"> = {
  kind: "speaker",
  id: "speaker-1",
  name: "Андрей Павлович Лебедев",
  post: "директор Межрайонного центра долговременного ухода",
  organisation: "г. Каменск",
  topic: "Долговременный уход: как работают межрайонные центры",
};

export const figures: readonly CardOf<"figure">[] = [
  {
    kind: "figure",
    id: "figure-1",
    value: "3 047",
    label: "получают уход на дому",
    comparison: "на 42 % больше, чем год назад",
  },
  {
    kind: "figure",
    id: "figure-2",
    value: "5 612",
    label: "семей заключили социальный контракт",
    comparison: "из них 61 % вышли из бедности",
  },
  {
    kind: "figure",
    id: "figure-3",
    value: "78 %",
    label: "решений принято без заявления",
    comparison: "в 2024 году было 54 %",
    period: "2025 год",
    source: "данные министерства",
  },
];

/** What a real meeting shows; where a kind has none here, the gallery makes its cards of the kind's fields. */
export const usual: { readonly [Kind in CardKindName]?: readonly CardOf<Kind>[] } = {
  slide: slides.slice(2),
  speaker: [speaker],
  figure: [
    ...figures,
    {
      kind: "figure",
      id: "figure-4",
      value: "3 047",
      unit: "человек",
      label: "получают уход на дому",
      earlier: "2 146",
      earlierPeriod: "2024 год",
      period: "2025 год",
      corrected: { was: "3 000 человек", at: Date.parse("2026-01-30T08:42:00Z") },
    },
  ],
  chart: [
    chart("bars", ["охват"], [1120, 1548, 2146, 3047], { conclusion: "За три года охват вырос почти втрое" }),
    chart(
      "bars",
      ["женщины", "мужчины", "дети"],
      [
        [640, 420, 60],
        [880, 560, 108],
        [1200, 780, 166],
        [1702, 1080, 265],
      ],
    ),
    chart("bars", ["прибыло минус выбыло"], [-1840, -920, 310, 1105]),
    chart("line", ["охват"], [1120, 1548, 2146, 3047]),
    chart(
      "line",
      ["город", "село", "отдалённые районы", "план"],
      [
        [61, 40, 22, 50],
        [66, 43, null, 55],
        [71, 49, 31, 60],
        [78, 54, 33, 65],
      ],
    ),
  ],
  quote: [
    {
      kind: "quote",
      id: "quote-1",
      text: "Сиделка теперь приходит утром и вечером. Мама снова гуляет.",
      who: "Ольга Викторовна Миронова",
      post: "социальный работник",
      when: "30 января, Каменск",
      portrait: image("c"),
    },
  ],
  award: [
    award("1", "Ольга Викторовна Миронова", "Лучший социальный работник", "Каменск"),
    award("2", "Алия Маратовна Гареева", "Почётная грамота министерства", "Усть-Ярск"),
    award("3", "Николай Иванович Петров", "Благодарность за волонтёрский труд", "Белореченск"),
  ],
  decision: [
    decision("draft", "Открыть три межрайонных центра долговременного ухода в Каменске, Усть-Ярске и Белореченске"),
    decision(
      "adopted",
      "Открыть три межрайонных центра долговременного ухода:\n1) в Каменске,\n2) в Усть-Ярске,\n3) в Белореченске",
    ),
    decision("amended", "Довести число выездных бригад до 40"),
  ],
  agenda: [
    {
      kind: "agenda",
      id: "agenda-1",
      number: 3,
      title: "Долговременный уход: как работают межрайонные центры",
      detail: "Андрей Павлович Лебедев",
    },
  ],
  break: [
    {
      kind: "break",
      id: "break-1",
      reason: "Технический перерыв",
      until: Date.parse("2026-01-30T08:55:00Z"),
      body: "Пока можно посмотреть выставку или задать вопрос",
    },
  ],
  notice: [{ kind: "notice", id: "notice-1", text: "Обед в 13:00, столовая на первом этаже" }],
  blitz: (["beside", "instead"] as const).map((where) => ({
    kind: "blitz",
    id: `blitz-${where}`,
    title: "Гончарная мастерская",
    quotation: "Гончарная мастерская вернула человеку ремесло",
    name: "Алия Маратовна Гареева",
    post: "мастер трудовой терапии",
    place: "Усть-Ярск",
    where,
    durationMs: 48_000,
    poster: { ...image("b"), widthPx: 1080, heightPx: 1920 },
  })),
  handout: [
    {
      kind: "handout",
      id: "handout-1",
      title: "Доклад министра",
      file: { file: `${"d".repeat(32)}.pdf`, name: "Доклад министра.pdf", bytes: 1_200_000, pages: 24 },
      detail: "Со всеми таблицами по районам",
    },
  ],
};

function chart(
  look: "bars" | "line",
  columns: readonly string[],
  numbers: readonly (number | readonly (number | null)[])[],
  more: Partial<CardOf<"chart">> = {},
): CardOf<"chart"> {
  const rows = numbers.map((values, index) => ({ label: String(2022 + index), values: [values].flat() }));
  return {
    kind: "chart",
    id: `chart-${look}-${columns.length}-${columns[0]}`,
    title: "Охват долговременным уходом",
    look,
    unit: "человек на конец года, по области",
    table: { columns, rows },
    source: "данные министерства",
    ...more,
  };
}

function award(id: string, winner: string, nomination: string, organisation: string): CardOf<"award"> {
  return {
    kind: "award",
    id: `award-${id}`,
    ceremony: "Награждение лучших работников отрасли",
    nomination,
    place: "I место",
    winner,
    organisation,
    project: "Школа ухода для родственников: шесть занятий вечером, без записи",
    photo: image("e"),
    number: Number(id),
    of: 14,
  };
}

function decision(state: CardOf<"decision">["state"], text: string): CardOf<"decision"> {
  return {
    kind: "decision",
    id: `decision-${state}`,
    number: "1.2",
    state,
    text,
    charged: "Управление социального обслуживания",
    due: "2026-12-01",
  };
}

/** As a newer server might send it. */
export const unknown = { kind: "poll", id: "poll-0001", question: "?" } as unknown as Card; // A lie on purpose.
