import type { Recorded } from "../../../../shared/ledger.ts";
import { programTime } from "../../../../shared/time.ts";
import type { TimelineEvent } from "../../../../shared/timeline/events.ts";

/** The first event of each history, then a figure every second, so that each event leaves a trace in the record. */
export function aTimeline(length: number): readonly Recorded<TimelineEvent>[] {
  return Array.from({ length }, (_, index) => ({
    seq: index + 1,
    at: programTime(1_800_000_000_000 + index * 1000),
    event: eventNumber(index),
  }));
}

function eventNumber(index: number): TimelineEvent {
  if (index === 0) return { type: "meeting.planned", title: "Итоги 2025 года", programme: [] };
  if (index === 1) return { type: "meeting.opened" };
  const card = { kind: "figure", id: `figure-${index}`, value: String(index), label: "показатель" } as const;
  return { type: "card.taken", card, layer: "side" };
}
