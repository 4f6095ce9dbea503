/** What the record remembers of acts on air, so that they can be taken back. Pure. Rules TL44–TL46. */
import type { Layer } from "../cards/card-kind.ts";
import type { Recorded } from "../ledger.ts";
import type { ProgramTime } from "../time.ts";
import type { TimelineEvent } from "./events.ts";
import type { MeetingRecord, OnAirAct, Showing, StoodBefore } from "./record.ts";
import { standingOn } from "./standing.ts";

/** How far back one can undo. */
export const MAX_ACTS = 20;

type Acts = Pick<MeetingRecord, "acts" | "revoked">;
type Placed<Type extends TimelineEvent["type"]> = Recorded<Extract<TimelineEvent, { type: Type }>>;

export const afterTaken = (record: MeetingRecord, { seq, at, event }: Placed<"card.taken">): Acts =>
  event.undoes === undefined
    ? withAct(record, { seq, at, kind: "take", before: [stoodOn(record, event.layer, at)] })
    : undone(record, event.undoes);

export function afterCleared(record: MeetingRecord, { seq, at, event }: Placed<"card.cleared">): Acts {
  if (event.undoes !== undefined) return undone(record, event.undoes);
  const stood = stoodOn(record, event.layer, at);
  const last = record.acts.at(-1);
  if (event.joins && last !== undefined)
    return {
      acts: [...record.acts.slice(0, -1), { ...last, before: [...last.before, stood] }],
      revoked: record.revoked,
    };
  return withAct(record, { seq, at, kind: event.as ?? "clear", before: [stood] });
}

/** As if the act had never been: its showing is gone, and what it ended goes on. */
export function afterRecalled(record: MeetingRecord, seq: number): Pick<MeetingRecord, "showings"> & Acts {
  const act = record.acts.find((one) => one.seq === seq);
  if (act === undefined) return record;
  const kept = act.kind === "take" ? record.showings.filter((showing) => showing.seq !== seq) : record.showings;
  return {
    showings: act.before.reduce(goesOn, kept),
    acts: record.acts.filter((one) => one !== act),
    revoked: { act: seq, isUnseen: true },
  };
}

/** Whether no later act has touched a layer of this one. */
export const isLastOnItsLayers = ({ acts }: MeetingRecord, act: OnAirAct): boolean =>
  !acts.some(({ seq, before }) => seq > act.seq && before.some(({ layer }) => touches(act, layer)));

const touches = (act: OnAirAct, layer: Layer): boolean => act.before.some((one) => one.layer === layer);

const withAct = ({ acts, revoked }: MeetingRecord, act: OnAirAct): Acts => ({
  acts: [...acts, act].slice(-MAX_ACTS),
  revoked,
});

// What came after the undone act was undone before it, or touched other layers: the order stays whole.
const undone = ({ acts }: MeetingRecord, seq: number): Acts => ({
  acts: acts.filter((act) => act.seq !== seq),
  revoked: { act: seq, isUnseen: false },
});

function stoodOn(record: MeetingRecord, layer: Layer, at: ProgramTime): StoodBefore {
  const stood = standingOn(record, layer, at);
  if (stood === null) return { layer, showing: null };
  const { seq, until, isTimed } = stood;
  return { layer, showing: { seq, until, ...(isTimed ? { isTimed } : {}) } };
}

function goesOn(showings: readonly Showing[], { showing: stood }: StoodBefore): readonly Showing[] {
  if (stood === null) return showings;
  return showings.map((showing) => {
    if (showing.seq !== stood.seq) return showing;
    const { isTimed: _ended, ...rest } = showing;
    return { ...rest, until: stood.until, ...(stood.isTimed ? { isTimed: stood.isTimed } : {}) };
  });
}
