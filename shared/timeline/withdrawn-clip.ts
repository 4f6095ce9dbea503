/** Taking a clip out of the record after its consent was taken back. Pure (TL50). */
import type { Card } from "../cards/index.ts";
import type { MeetingRecord, OnAirAct } from "./record.ts";

export const playsClip = (card: Card, clipId: string): boolean => card.kind === "blitz" && card.clipId === clipId;

/** As if its cards had never been taken: nobody is shown, named, or put back by an undo. */
export function withoutClip(record: MeetingRecord, clipId: string): MeetingRecord {
  const gone = new Set(record.showings.filter(({ card }) => playsClip(card, clipId)).map(({ seq }) => seq));
  return {
    ...record,
    showings: record.showings.filter(({ seq }) => !gone.has(seq)),
    acts: record.acts.filter(({ seq }) => !gone.has(seq)).map((act) => forgetting(act, gone)),
  };
}

const forgetting = (act: OnAirAct, gone: ReadonlySet<number>): OnAirAct => ({
  ...act,
  before: act.before.map((stood) =>
    stood.showing !== null && gone.has(stood.showing.seq) ? { ...stood, showing: null } : stood,
  ),
});
