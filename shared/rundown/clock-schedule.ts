/** What clock mode takes, and when: the rundown's items at their planned starts with their timed cues. Pure. SH10–SH13. */
import type { Layer } from "../cards/card-kind.ts";
import { layerOf } from "../cards/index.ts";
import { between, later, type Millis, millis, type ProgramTime } from "../time.ts";
import type { MeetingAbout, ProgrammeItem } from "../timeline/meeting-plan.ts";
import { plannedTimes } from "../timeline/planned-times.ts";
import type { MeetingRecord, Showing } from "../timeline/record.ts";
import { standingOn } from "../timeline/standing.ts";
import { itemsOf } from "./items.ts";
import type { Cue, Plan } from "./plan.ts";

/** A cue and the moment that it is due. */
export interface DueCue {
  readonly cue: Cue;
  readonly layer: Layer;
  readonly at: ProgramTime;
  /** Of the agenda cue that begins its item; its own, if it is one. */
  readonly itemId: string;
}

export interface Planned {
  readonly cues: Plan["cues"];
  readonly programme: readonly ProgrammeItem[];
  readonly about: MeetingAbout;
  /** The first item begins here and the others as much later as they are planned: a rehearsal. `null`: by the day's clock. */
  readonly beginAt: ProgramTime | null;
}

/** In the order they are due. An item's cues end with it: what would come later than the next item's start is left out. */
export function clockSchedule(planned: Planned): readonly DueCue[] {
  const items = timedItems(planned);
  return items.flatMap((item, index) => {
    const end = items[index + 1]?.at ?? null;
    return dueIn(item).filter(({ at }) => end === null || at < end);
  });
}

/** The first that is still to come; `null`: the clock takes nothing more. */
export const nextDue = (schedule: readonly DueCue[], now: ProgramTime): DueCue | null =>
  schedule.find(({ at }) => at > now) ?? null;

export interface ClockNow {
  readonly schedule: readonly DueCue[];
  /** When clock mode was switched on. */
  readonly since: ProgramTime;
  readonly record: MeetingRecord;
  readonly now: ProgramTime;
}

/**
 * What has to be taken now, in order: of the item that is due the last cue of each layer, unless it stands there or this run
 * took it already.
 * What was due before the clock was switched on is left alone: nothing jumps. But where no item is on, the due one begins.
 */
export function dueNow({ schedule, since, record, now }: ClockNow): readonly DueCue[] {
  if (record.phase !== "open" || record.openedAt === null) return [];
  const item = schedule.findLast(({ cue, itemId, at }) => cue.id === itemId && at <= now);
  if (item === undefined) return [];
  const { openedAt } = record;
  // Who switched it on before the opening wants the meeting to begin with what is due then.
  const wasOnAtOpening = since <= openedAt;
  const hasItem = standingOn(record, "chapter", now) !== null;
  const lastByLayer = new Map<Layer, DueCue>();
  for (const one of schedule) {
    if (one.itemId !== item.itemId || one.at > now) continue;
    if (wasOnAtOpening || one.at >= since || (one === item && !hasItem)) lastByLayer.set(one.layer, one);
  }
  const runsSince = Math.max(since, openedAt);
  return [...lastByLayer.values()]
    .filter(({ cue, layer }) => {
      const isCard = ({ card }: Showing) => card.id === cue.card.id;
      const stands = standingOn(record, layer, now);
      const isUp = stands !== null && isCard(stands);
      return !isUp && !record.showings.some((showing) => isCard(showing) && showing.from >= runsSince);
    })
    .sort((one, other) => schedule.indexOf(one) - schedule.indexOf(other));
}

interface TimedItem {
  readonly agenda: Cue;
  readonly cues: readonly Cue[];
  readonly at: ProgramTime;
}

function timedItems({ cues, programme, about, beginAt }: Planned): readonly TimedItem[] {
  const startOf = plannedStarts(programme, about);
  const items = itemsOf(cues).flatMap(({ agenda, cues: own }): readonly TimedItem[] => {
    if (agenda === null || agenda.isSkipped || agenda.card.kind !== "agenda") return [];
    const at = startOf(agenda.card.itemId);
    return at === null ? [] : [{ agenda, cues: own, at }];
  });
  const inTime = items.toSorted((one, other) => one.at - other.at);
  const [first] = inTime;
  const shift: Millis = first === undefined || beginAt === null ? millis(0) : between(first.at, beginAt);
  return inTime.map((item) => ({ ...item, at: later(item.at, shift) }));
}

function plannedStarts(
  programme: readonly ProgrammeItem[],
  about: MeetingAbout,
): (itemId: string | undefined) => ProgramTime | null {
  // Without the meeting's zone a time of day is a different moment on each machine: then only what is said as a moment counts.
  const starts =
    about.timeZone === undefined
      ? programme.map(({ startsAt = null }) => startsAt)
      : plannedTimes(programme, about).map(({ from }) => from);
  return (itemId) => {
    const index = itemId === undefined ? -1 : programme.findIndex(({ id }) => id === itemId);
    return starts[index] ?? null;
  };
}

/** The agenda cue itself, then what is timed from the item's start. */
function dueIn({ agenda, cues, at }: TimedItem): readonly DueCue[] {
  const due = (cue: Cue, afterMs: number): DueCue => ({
    cue,
    layer: layerOf(cue.card),
    at: later(at, millis(afterMs)),
    itemId: agenda.id,
  });
  const timed = cues.flatMap((cue) => (cue.isSkipped || cue.afterMs == null ? [] : [due(cue, cue.afterMs)]));
  return [due(agenda, 0), ...timed.toSorted((one, other) => one.at - other.at)];
}
