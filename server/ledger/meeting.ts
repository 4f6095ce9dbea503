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

/** A meeting's ledgers: the public record, the private plan, and while one is on, a rehearsal. */
export interface Meeting {
  readonly slug: string;
  readonly timeline: Timeline;
  readonly rundown: Rundown;
  /** A record by the same rules that only control rooms see (SH1); `null`: nobody rehearses. */
  readonly rehearsal: Timeline | null;
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
  rehearsal: null,
});

export const newRehearsal = (slug: string, epochOf: () => string): Timeline =>
  new Ledger(ledgerId("rehearsal", slug), epochOf(), timelineRules);

/** A meeting's ledgers as the log has them. */
export interface StoredMeeting {
  readonly slug: string;
  readonly timeline: StoredLedger;
  /** `undefined` while nothing was ever planned in it. */
  readonly rundown: StoredLedger | undefined;
  readonly rehearsal: StoredLedger | undefined;
}

/** Reads a meeting's ledgers from the log. */
export function loadMeeting(log: EventLog, stored: StoredMeeting, epochOf: () => string): Meeting {
  const { slug, timeline, rundown, rehearsal } = stored;
  return {
    slug,
    timeline: load(log, timeline, timelineRules),
    rundown:
      rundown === undefined
        ? new Ledger(ledgerId("rundown", slug), epochOf(), rundownRules)
        : load(log, rundown, rundownRules),
    rehearsal: rehearsal === undefined ? null : load(log, rehearsal, timelineRules),
  };
}

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
  if (id === meeting.rehearsal?.id) return meeting.rehearsal;
  return id === meeting.rundown.id ? meeting.rundown : null;
};
