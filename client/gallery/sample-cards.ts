/** Cards for the gallery: usual, sparse and overlong, since those break a layout. */
import type { Card, CardOf } from "../../shared/cards/index.ts";

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

export const longSpeaker: CardOf<"speaker"> = {
  kind: "speaker",
  id: "speaker-2",
  name: "Александра Константиновна Преображенская-Воскресенская",
  post: "заместитель начальника управления организации социального обслуживания населения и межведомственного взаимодействия",
  organisation: "Министерство социального развития Северогорской области",
};

/** As a newer server might send it. */
export const unknown = { kind: "poll", id: "poll-0001", question: "?" } as unknown as Card; // A lie on purpose.
