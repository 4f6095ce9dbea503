import { type LedgerId, ledgerId } from "../../shared/ids.ts";
import type { Recorded, Rules } from "../../shared/ledger.ts";
import { rundownRules } from "../../shared/rundown/decide.ts";
import type { RundownOrder } from "../../shared/rundown/orders.ts";
import type { Plan, RundownEvent } from "../../shared/rundown/plan.ts";
import { timelineRules } from "../../shared/timeline/decide.ts";
import type { TimelineEvent } from "../../shared/timeline/events.ts";
import type { TimelineOrder } from "../../shared/timeline/orders.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import type { EventLog, StoredLedger } from "./event-log.ts";
import { Ledger, MAX_TAIL } from "./ledger.ts";

export type Timeline = Ledger<MeetingRecord, TimelineOrder, TimelineEvent>;
export type Rundown = Ledger<Plan, RundownOrder, RundownEvent>;

/** A meeting's two ledgers: the public record and the private plan. */
export interface Meeting {
  readonly slug: string;
  readonly timeline: Timeline;
  readonly rundown: Rundown;
}

/** What lists of meetings say of one. */
export interface MeetingSummary {
  readonly slug: string;
  readonly title: string;
  readonly phase: MeetingRecord["phase"];
  /** The round-the-clock sample: it may be dropped. */
  readonly sample: boolean;
}

export const summaryOf = ({ slug, timeline: { state } }: Meeting): MeetingSummary => ({
  slug,
  title: state.title,
  phase: state.phase,
  sample: state.keepFor !== null,
});

/** @param epochOf gives each ledger its own random word. */
export const newMeeting = (slug: string, epochOf: () => string): Meeting => ({
  slug,
  timeline: new Ledger(ledgerId("timeline", slug), epochOf(), timelineRules),
  rundown: new Ledger(ledgerId("rundown", slug), epochOf(), rundownRules),
});

/** Reads a meeting's ledgers from the log. `rundown` is `undefined` while nothing was ever planned in it. */
export const loadMeeting = (
  log: EventLog,
  slug: string,
  timeline: StoredLedger,
  rundown: StoredLedger | undefined,
  epochOf: () => string,
): Meeting => ({
  slug,
  timeline: load(log, timeline, timelineRules),
  rundown:
    rundown === undefined
      ? new Ledger(ledgerId("rundown", slug), epochOf(), rundownRules)
      : load(log, rundown, rundownRules),
});

const PAGE = 1_000;

function load<State extends object, Command, Event>(
  log: EventLog,
  stored: StoredLedger,
  rules: Rules<State, Command, Event>,
): Ledger<State, Command, Event> {
  // The base was written by an older version of the reducer perhaps: fields that it did not know start as in an empty state.
  const base = stored.base && { seq: stored.base.seq, state: { ...rules.initial, ...(stored.base.state as State) } };
  const ledger = new Ledger(stored.id, stored.epoch, rules, base);
  let since = base === null ? 0 : Math.max(0, base.seq - MAX_TAIL);
  for (;;) {
    // The log gives back what this ledger's rules once decided, so its events are of this ledger's kind.
    const events = log.read(stored.id, since, PAGE) as readonly Recorded<Event>[];
    ledger.load(events);
    const last = events.at(-1);
    if (last === undefined || events.length < PAGE) return ledger;
    since = last.seq;
  }
}

/** The ledger of that name, or `null`. */
export const ledgerOf = (meeting: Meeting, id: LedgerId): Timeline | Rundown | null => {
  if (id === meeting.timeline.id) return meeting.timeline;
  return id === meeting.rundown.id ? meeting.rundown : null;
};
