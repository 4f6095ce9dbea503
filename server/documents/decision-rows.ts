import { decisionStates } from "../../shared/cards/decision.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { cardsShown } from "../../shared/timeline/shown-cards.ts";
import { localTime } from "../../shared/zone.ts";

/** One decision as a ministry's list has it. */
export interface DecisionRow {
  readonly number: string;
  readonly text: string;
  readonly state: string;
  readonly charged: string;
  /** `01.12.2026`; empty: no term. */
  readonly due: string;
  /** When it was read out, by the clocks of the meeting's place: `30.01.2026 12:45`. */
  readonly readOut: string;
}

/** What a meeting's record has to say of its decisions by `now`, in the order they were read out. */
export function decisionRows(record: MeetingRecord, now: ProgramTime): readonly DecisionRow[] {
  return cardsShown(record, "decision", now).map(({ card, from }, index) => ({
    number: card.number ?? String(index + 1),
    text: card.text,
    state: decisionStates[card.state],
    charged: card.charged ?? "",
    due: card.due === undefined ? "" : dotted(card.due),
    readOut: momentWords(from, record.about.timeZone),
  }));
}

/** By the server's own clocks where the meeting names no zone. */
function momentWords(at: ProgramTime, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  const { date, time } = localTime(programTime(at), timeZone);
  return `${dotted(date)} ${time}`;
}

const dotted = (date: string): string => date.split("-").reverse().join(".");
