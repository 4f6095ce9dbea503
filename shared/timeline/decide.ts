import type { Decision, Rules } from "../ledger.ts";
import type { Refusal, RefusalCode } from "../refusals.ts";
import { accept, type Result, refuse } from "../result.ts";
import { may } from "../roles.ts";
import type { TimelineEvent } from "./events.ts";
import type { TimelineOrder } from "./orders.ts";
import type { MeetingRecord, Showing } from "./record.ts";
import { emptyRecord, reduce } from "./reduce.ts";

/** A snapshot holds the whole record, so its length is bounded (TL15). */
export const MAX_SHOWINGS = 5_000;
export const MAX_HIGHLIGHTS = 1_000;

type Decided = Result<readonly Decision<TimelineEvent>[], Refusal>;
type Order<Type extends TimelineOrder["type"]> = Extract<TimelineOrder, { type: Type }>;

/** What a command to a meeting's record leads to: plan → open → take, clear, change, mark, withdraw → close. */
export const decide: Rules<MeetingRecord, TimelineOrder, TimelineEvent>["decide"] = (record, order, { by }) => {
  if (!may(by.role, order.type)) return no("NOT_ALLOWED", order.type);
  if (order.type === "plan") return plan(record, order);
  if (order.type === "open") return open(record);
  if (order.type === "withdraw") return withdraw(record, order);
  if (record.phase !== "open") return notOpen(record);
  switch (order.type) {
    case "take":
      return take(record, order);
    case "clear":
      return clear(record, order);
    case "change":
      return change(record, order);
    case "mark":
      return mark(record, order);
    case "lose-signal":
      return record.signalLostAt === null ? events({ type: "signal.lost" }) : no("DUPLICATE");
    case "restore-signal":
      return record.signalLostAt === null ? no("DUPLICATE") : events({ type: "signal.restored" });
    case "close":
      return close(record);
  }
};

export const timelineRules: Rules<MeetingRecord, TimelineOrder, TimelineEvent> = {
  initial: emptyRecord,
  decide,
  reduce,
};

function plan(record: MeetingRecord, order: Order<"plan">): Decided {
  if (record.phase === "closed") return no("MEETING_CLOSED");
  // A person who edits the sample's programme must not, by that, make its record grow for ever.
  const keepFor = "keepFor" in order ? order.keepFor : record.keepFor;
  const planned = { type: "meeting.planned", title: order.title, programme: order.programme } as const;
  return events(keepFor === null ? planned : { ...planned, keepFor });
}

function open(record: MeetingRecord): Decided {
  if (record.phase === "open") return no("MEETING_ALREADY_OPEN");
  return record.phase === "planned" ? events({ type: "meeting.opened" }) : notOpen(record);
}

function take(record: MeetingRecord, { card, layer, cueId }: Order<"take">): Decided {
  if (record.keepFor === null && record.showings.length >= MAX_SHOWINGS) return no("TOO_MANY", "showings");
  return events({ type: "card.taken", card, layer, cueId });
}

function clear(record: MeetingRecord, { layer }: Order<"clear">): Decided {
  return onProgram(record).some((showing) => showing.layer === layer)
    ? events({ type: "card.cleared", layer })
    : no("NOTHING_ON_LAYER", layer);
}

function change(record: MeetingRecord, { card }: Order<"change">): Decided {
  const standing = onProgram(record).find((showing) => showing.card.id === card.id);
  if (standing === undefined) return no("UNKNOWN_CARD", card.id);
  // Another kind may belong on another layer: that is a take, not a correction.
  if (standing.card.kind !== card.kind) return no("BAD_SHAPE", "kind");
  return events({ type: "card.changed", card });
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
function close(record: MeetingRecord): Decided {
  const clears = onProgram(record).map(({ layer }) => ({ type: "card.cleared", layer }) as const);
  return events(...clears, { type: "meeting.closed" });
}

const onProgram = ({ showings }: MeetingRecord): readonly Showing[] => showings.filter(({ until }) => until === null);

function notOpen({ phase }: MeetingRecord): Decided {
  if (phase === "unknown") return no("UNKNOWN_MEETING");
  return no(phase === "closed" ? "MEETING_CLOSED" : "MEETING_NOT_OPEN");
}

const events = (...all: readonly TimelineEvent[]): Decided => accept(all.map((event) => ({ event })));

const no = (code: RefusalCode, detail?: string): Decided => refuse(detail === undefined ? { code } : { code, detail });
