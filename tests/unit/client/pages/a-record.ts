import { type Card, type CardOf, layerOf } from "../../../../shared/cards/index.ts";
import { type ProgramTime, programTime } from "../../../../shared/time.ts";
import type { MeetingRecord, Showing } from "../../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../../shared/timeline/reduce.ts";

/** Seconds of a made-up meeting. */
export const second = (count: number): ProgramTime => programTime(1_800_000_000_000 + count * 1000);

export const anOpenRecord = (part: Partial<MeetingRecord> = {}): MeetingRecord => ({
  ...emptyRecord,
  phase: "open",
  title: "Итоги 2025 года",
  openedAt: second(0),
  ...part,
});

export const aSlide = (id: string, number = 1): CardOf<"slide"> => ({
  kind: "slide",
  id,
  title: `Слайд ${id}`,
  alt: `Что на слайде ${id}`,
  image: { file: `${"0".repeat(32)}.png`, widthPx: 1280, heightPx: 720 },
  number,
});

export const aSpeaker = (id: string, name = "Андрей Павлович Лебедев"): CardOf<"speaker"> => ({
  kind: "speaker",
  id,
  name,
  post: "директор центра",
});

export const aFigure = (id: string): CardOf<"figure"> => ({
  kind: "figure",
  id,
  value: "3 047",
  label: "получают уход",
});

export function aShowing(card: Card, from: number, until: number | null = null): Showing {
  return {
    seq: from + 1,
    card,
    layer: layerOf(card),
    from: second(from),
    until: until === null ? null : second(until),
  };
}
