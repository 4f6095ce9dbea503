import type { Layer } from "../cards/card-kind.ts";
import type { Card } from "../cards/index.ts";
import type { Recorded, Rules } from "../ledger.ts";
import { type ProgramTime, programTime } from "../time.ts";
import { afterCleared, afterRecalled, afterTaken } from "./acts.ts";
import type { TimelineEvent } from "./events.ts";
import { withFigure } from "./figure-correction.ts";
import { withHighlight, withoutHighlight } from "./highlights.ts";
import { nothingAbout } from "./meeting-plan.ts";
import type { MeetingRecord, Showing } from "./record.ts";
import { isStanding } from "./standing.ts";
import { withoutClip } from "./withdrawn-clip.ts";

/** The record before its first event. */
export const emptyRecord: MeetingRecord = {
  phase: "unknown",
  title: "",
  programme: [],
  about: nothingAbout,
  plannedBy: 0,
  openedAt: null,
  closedAt: null,
  archivedAt: null,
  keepFor: null,
  signalLostAt: null,
  showings: [],
  highlights: [],
  acts: [],
  revoked: null,
};

/** Adds one event to the record. Total: an event of a kind unknown to this page leaves the record as it is (TL4). */
export const reduce: Rules<MeetingRecord, never, TimelineEvent>["reduce"] = (record, { seq, at, event }) => {
  switch (event.type) {
    case "meeting.planned": {
      const { title, programme, about = record.about, keepFor = null } = event;
      const phase = record.phase === "unknown" ? "planned" : record.phase;
      return { ...record, phase, title, programme, about, plannedBy: seq, keepFor };
    }
    case "meeting.opened":
      return { ...record, phase: "open", openedAt: at };
    case "card.taken": {
      const { card, layer, until = null } = event;
      const showing: Showing = { seq, card, layer, from: at, until, ...(until === null ? {} : { isTimed: true }) };
      const showings = [...endLayer(record.showings, layer, at), showing];
      return forget({ ...record, showings, ...afterTaken(record, { seq, at, event }) }, at);
    }
    case "card.changed":
      return { ...record, showings: correct(record.showings, event.card, at) };
    case "card.cleared":
      return {
        ...record,
        showings: endLayer(record.showings, event.layer, at),
        ...afterCleared(record, { seq, at, event }),
      };
    case "act.recalled":
      return { ...record, ...afterRecalled(record, event.act) };
    case "figure.corrected":
      return { ...record, showings: correctFigure(record.showings, event, at) };
    case "clip.withdrawn":
      return withoutClip(record, event.clipId);
    case "highlight.marked":
      return { ...record, highlights: withHighlight(record.highlights, { id: event.id, at, text: event.text }) };
    case "highlight.withdrawn":
      return { ...record, highlights: withoutHighlight(record.highlights, event.id) };
    case "signal.lost":
      return { ...record, signalLostAt: at };
    case "signal.restored":
      return { ...record, signalLostAt: null };
    case "meeting.closed":
      return { ...record, phase: "closed", closedAt: at };
    case "meeting.archived":
      return { ...record, archivedAt: at };
    case "meeting.unarchived":
      return { ...record, archivedAt: null };
  }
  // A new server may send kinds that an old page has never heard of; the compiler still names each one missed above.
  event satisfies never;
  return record;
};

/** The record after these events, in the order of `seq`. */
export const fold = (record: MeetingRecord, events: readonly Recorded<TimelineEvent>[]): MeetingRecord =>
  events.reduce(reduce, record);

/**
 * Ends a layer at `at`: whatever it held from then on is gone. Usually that is the one card on program; after a clock
 * that fell back, also showings of the later time that will now be lived again (TL7).
 */
function endLayer(showings: readonly Showing[], layer: Layer, at: ProgramTime): readonly Showing[] {
  return showings.map((showing) => {
    if (showing.layer !== layer || (showing.until !== null && showing.until <= at)) return showing;
    const { isTimed: _ended, ...ended } = showing;
    return { ...ended, until: programTime(Math.max(showing.from, at)) };
  });
}

/** The card on program is corrected from its start: a misspelt name is nobody's history (TL9). */
function correct(showings: readonly Showing[], card: Card, at: ProgramTime): readonly Showing[] {
  return showings.map((showing) =>
    isStanding(showing, at) && showing.card.id === card.id ? { ...showing, card } : showing,
  );
}

function correctFigure(
  showings: readonly Showing[],
  { figureId, figure }: Extract<TimelineEvent, { type: "figure.corrected" }>,
  at: ProgramTime,
): readonly Showing[] {
  return showings.map((showing) => {
    const card = withFigure(showing.card, figureId, figure, at);
    return card === showing.card ? showing : { ...showing, card };
  });
}

function forget(record: MeetingRecord, newestTake: ProgramTime): MeetingRecord {
  if (record.keepFor === null) return record;
  const oldest = newestTake - record.keepFor;
  return {
    ...record,
    showings: record.showings.filter(({ until }) => until === null || until >= oldest),
    highlights: record.highlights.filter(({ at }) => at >= oldest),
  };
}
