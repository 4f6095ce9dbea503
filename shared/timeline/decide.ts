import { lastsOf, unreadyOf } from "../cards/index.ts";
import type { Decision, Rules } from "../ledger.ts";
import type { Refusal, RefusalCode } from "../refusals.ts";
import { accept, type Result, refuse } from "../result.ts";
import { may } from "../roles.ts";
import { later, type ProgramTime } from "../time.ts";
import type { TimelineEvent } from "./events.ts";
import { showsFigure } from "./figure-correction.ts";
import type { TimelineOrder } from "./orders.ts";
import type { MeetingRecord, Showing } from "./record.ts";
import { emptyRecord, reduce } from "./reduce.ts";
import { isStanding } from "./standing.ts";
import { blackout, framed, recall, undo } from "./take-back.ts";
import { playsClip } from "./withdrawn-clip.ts";

/** A snapshot holds the whole record, so its length is bounded (TL15). */
export const MAX_SHOWINGS = 5_000;
export const MAX_HIGHLIGHTS = 1_000;

type Decided = Result<readonly Decision<TimelineEvent>[], Refusal>;
type Order<Type extends TimelineOrder["type"]> = Extract<TimelineOrder, { type: Type }>;

/** What a command to a meeting's record leads to: plan → open → take, clear, change, mark, withdraw → close → archive. */
export const decide: Rules<MeetingRecord, TimelineOrder, TimelineEvent>["decide"] = (record, order, { by, now }) => {
  if (!may(by.role, order.type)) return no("NOT_ALLOWED", order.type);
  if (order.type === "plan") return plan(record, order);
  if (order.type === "open") return open(record);
  if (order.type === "withdraw") return withdraw(record, order);
  if (order.type === "correct-figure") return correctFigure(record, order);
  if (order.type === "withdraw-clip") return withdrawClip(record, order);
  if (order.type === "archive" || order.type === "unarchive") return putAway(record, order.type);
  if (record.phase !== "open") return notOpen(record);
  switch (order.type) {
    case "take":
      return framed(order, now, (at) => take(record, order, at));
    case "clear":
      return framed(order, now, (at) => clear(record, order, at));
    case "blackout":
      return framed(order, now, (at) => blackout(record, at));
    case "recall":
      return recall(record, order, now);
    case "undo":
      return undo(record, order, now);
    case "change":
      return change(record, order, now);
    case "mark":
      return mark(record, order);
    case "lose-signal":
      return record.signalLostAt === null ? events({ type: "signal.lost" }) : no("DUPLICATE");
    case "restore-signal":
      return record.signalLostAt === null ? no("DUPLICATE") : events({ type: "signal.restored" });
    case "close":
      return close(record, now);
  }
};

export const timelineRules: Rules<MeetingRecord, TimelineOrder, TimelineEvent> = {
  initial: emptyRecord,
  decide,
  reduce,
};

function plan(record: MeetingRecord, order: Order<"plan">): Decided {
  if (record.phase === "closed") return no("MEETING_CLOSED");
  // Two who edit at once: the second is shown what the first has saved.
  if (order.basedOn !== undefined && order.basedOn !== record.plannedBy) return no("STALE", "plan");
  // A person who edits the sample's programme must not, by that, make its record grow for ever.
  const keepFor = "keepFor" in order ? order.keepFor : record.keepFor;
  const { title, programme, about } = order;
  const planned = { type: "meeting.planned", title, programme, ...(about === undefined ? {} : { about }) } as const;
  return events(keepFor === null ? planned : { ...planned, keepFor });
}

function open(record: MeetingRecord): Decided {
  if (record.phase === "open") return no("MEETING_ALREADY_OPEN");
  return record.phase === "planned" ? events({ type: "meeting.opened" }) : notOpen(record);
}

function take(record: MeetingRecord, { card, layer, cueId }: Order<"take">, now: ProgramTime): Decided {
  const reason = unreadyOf(card);
  if (reason !== null) return no(reason, card.id);
  if (record.keepFor === null && record.showings.length >= MAX_SHOWINGS) return no("TOO_MANY", "showings");
  const lasts = lastsOf(card);
  return events({ type: "card.taken", card, layer, cueId, ...(lasts === null ? {} : { until: later(now, lasts) }) });
}

function clear(record: MeetingRecord, { layer }: Order<"clear">, now: ProgramTime): Decided {
  return onProgram(record, now).some((showing) => showing.layer === layer)
    ? events({ type: "card.cleared", layer })
    : no("NOTHING_ON_LAYER", layer);
}

function change(record: MeetingRecord, { card }: Order<"change">, now: ProgramTime): Decided {
  const standing = onProgram(record, now).find((showing) => showing.card.id === card.id);
  if (standing === undefined) return no("UNKNOWN_CARD", card.id);
  // Another kind may belong on another layer: that is a take, not a correction.
  if (standing.card.kind !== card.kind) return no("BAD_SHAPE", "kind");
  const reason = unreadyOf(card);
  return reason === null ? events({ type: "card.changed", card }) : no(reason, card.id);
}

/** At any time: what a closed meeting's replay says is corrected too. */
function correctFigure(record: MeetingRecord, { figureId, figure }: Order<"correct-figure">): Decided {
  return record.showings.some(({ card }) => showsFigure(card, figureId))
    ? events({ type: "figure.corrected", figureId, figure })
    : no("UNKNOWN_CARD", figureId);
}

/** At any time: whoever took their consent back is not shown in a replay either. */
function withdrawClip(record: MeetingRecord, { clipId }: Order<"withdraw-clip">): Decided {
  return record.showings.some(({ card }) => playsClip(card, clipId))
    ? events({ type: "clip.withdrawn", clipId })
    : no("UNKNOWN_CARD", clipId);
}

/** What is on air is not put away. */
function putAway(record: MeetingRecord, wish: "archive" | "unarchive"): Decided {
  if (record.phase === "unknown") return no("UNKNOWN_MEETING");
  if (record.phase === "open") return no("MEETING_ALREADY_OPEN");
  const isAway = record.archivedAt !== null;
  if (isAway === (wish === "archive")) return no("DUPLICATE");
  return events({ type: isAway ? "meeting.unarchived" : "meeting.archived" });
}

function mark(record: MeetingRecord, { highlightId: id, text }: Order<"mark">): Decided {
  if (record.highlights.some((highlight) => highlight.id === id)) return no("DUPLICATE", id);
  if (record.highlights.length >= MAX_HIGHLIGHTS) return no("TOO_MANY", "highlights");
  return events({ type: "highlight.marked", id, text });
}

/** Also after the close: what should not have been marked can still be taken down. */
function withdraw(record: MeetingRecord, { highlightId: id }: Order<"withdraw">): Decided {
  return record.highlights.some((highlight) => highlight.id === id)
    ? events({ type: "highlight.withdrawn", id })
    : no("UNKNOWN_CARD", id);
}

/** A closed meeting shows nothing: the cards that still stand are cleared on the same frame (TL11). */
function close(record: MeetingRecord, now: ProgramTime): Decided {
  const clears = onProgram(record, now).map(({ layer }) => ({ type: "card.cleared", layer }) as const);
  return events(...clears, { type: "meeting.closed" });
}

const onProgram = ({ showings }: MeetingRecord, now: ProgramTime): readonly Showing[] =>
  showings.filter((showing) => isStanding(showing, now));

function notOpen({ phase }: MeetingRecord): Decided {
  if (phase === "unknown") return no("UNKNOWN_MEETING");
  return no(phase === "closed" ? "MEETING_CLOSED" : "MEETING_NOT_OPEN");
}

const events = (...all: readonly TimelineEvent[]): Decided => accept(all.map((event) => ({ event })));

const no = (code: RefusalCode, detail?: string): Decided => refuse(detail === undefined ? { code } : { code, detail });
