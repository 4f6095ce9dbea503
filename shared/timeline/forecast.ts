/** How the meeting goes against its plan, and when it will be where. Pure. Rules RD1–RD13 in docs/spec/rundown.md. */
import type { Cue } from "../rundown/plan.ts";
import { later, type Millis, millis, type ProgramTime, programTime } from "../time.ts";
import { type OnSpan, onSpans } from "./on-spans.ts";
import type { MeetingRecord } from "./record.ts";
import { type DayPlan, dayPlan } from "./run-day.ts";
import { plannedEnd, runOrder, type Step } from "./run-order.ts";

export interface ItemTiming {
  /** Of its agenda card. */
  readonly cueId: string;
  /** `passed`: a later one has begun, or the meeting is over. `skipped`: it is marked so, and has not begun. */
  readonly state: "done" | "now" | "next" | "ahead" | "passed" | "skipped";
  readonly plannedFrom: ProgramTime | null;
  readonly plannedLength: Millis | null;
  /** Its actual start; `null`: it has not begun. */
  readonly from: ProgramTime | null;
  /** How long it has been on, in all; `null`: it has not begun. */
  readonly spent: Millis | null;
  /** Of what is on: when it is expected to end. Of what is ahead: when it is expected to begin and to end. */
  readonly forecastFrom: ProgramTime | null;
  readonly forecastTo: ProgramTime | null;
  /** Actual less planned length, once it is over or has gone beyond; `null`: nothing to compare. */
  readonly over: Millis | null;
}

export interface MeetingTiming {
  /** In the rundown's order. */
  readonly items: readonly ItemTiming[];
  readonly current: ItemTiming | null;
  readonly next: ItemTiming | null;
  /** Of the day that is on. */
  readonly plannedEnd: ProgramTime | null;
  readonly forecastEnd: ProgramTime | null;
  /** Positive: late. `null`: there is no plan to compare with. */
  readonly lag: Millis | null;
}

/**
 * @param cues the rundown's, in order
 * @param now of the record's clock; nothing that happened after it counts
 */
export function forecast(record: MeetingRecord, cues: readonly Cue[], now: ProgramTime): MeetingTiming {
  const steps = runOrder(record, cues);
  const spans = onSpans(record, steps, now);
  const day = dayPlan(record, steps, spans, now);
  const isClosed = record.closedAt !== null && record.closedAt <= now;
  const latest = latestBegun(spans, day);
  const states = steps.map((step, place) => stateOf(step, spans[place] ?? [], { place, latest, isClosed, day }));
  const clock = new RunClock(now, steps[latest], spans[latest] ?? [], states[latest] === "now", day);
  const nextPlace = states.findIndex((state, place) => state === "ahead" && isOf(day, steps[place]));
  const items = steps.flatMap((step, place): readonly ItemTiming[] => {
    const state = place === nextPlace ? "next" : (states[place] ?? "ahead");
    const ahead = isOf(day, step) && (state === "ahead" || state === "next") ? clock.run(step) : null;
    const expected = state === "now" ? { forecastFrom: null, forecastTo: clock.currentEnd } : ahead;
    if (step.cue === null) return [];
    return [{ ...timingOf(step, spans[place] ?? [], state, now, day), ...expected }];
  });
  const ends = steps.flatMap((step) => (isOf(day, step) ? (shifted(plannedEnd(step), day) ?? []) : []));
  const end = ends.length === 0 ? null : programTime(Math.max(...ends));
  const over = isClosed ? record.closedAt : clock.unabsorbed;
  return {
    items,
    current: items.find(({ state }) => state === "now") ?? null,
    next: items.find(({ state }) => state === "next") ?? null,
    plannedEnd: end,
    forecastEnd: isClosed ? record.closedAt : clock.end,
    lag: end === null || over === null || day.isUnknown ? null : millis(over - end),
  };
}

/** Walks through what is ahead. */
class RunClock {
  /** When what is on is expected to end; `null`: nothing is on, or nobody has said how long it is. */
  readonly currentEnd: ProgramTime | null;
  readonly #day: DayPlan;
  /** Nothing ahead begins before. */
  #floor: ProgramTime;
  /** What came before has a known end, so what is planned right behind it follows at once. */
  #isKnown: boolean;
  #hasBegun: boolean;
  /** The end, did no gap in the plan make up for lost time. */
  #unabsorbed: ProgramTime | null;
  #end: ProgramTime | null;

  constructor(now: ProgramTime, latest: Step | undefined, spans: readonly OnSpan[], isOn: boolean, day: DayPlan) {
    const spent = spentOf(spans, now) ?? 0;
    const left = isOn && latest != null && latest.length !== null ? Math.max(0, latest.length - spent) : 0;
    this.#day = day;
    this.#hasBegun = latest !== undefined;
    this.#isKnown = latest !== undefined && (!isOn || latest.length !== null);
    this.#floor = later(now, millis(left));
    this.currentEnd = isOn && this.#isKnown ? this.#floor : null;
    this.#unabsorbed = latest === undefined ? null : this.#floor;
    this.#end = isOn ? this.currentEnd : (spans.at(-1)?.to ?? null);
  }

  get unabsorbed(): ProgramTime | null {
    return this.#unabsorbed;
  }

  /** When all that was walked through is over; `null`: not known. */
  get end(): ProgramTime | null {
    return this.#end;
  }

  /** When the next item is expected to begin and to end. */
  run(step: Step): Pick<ItemTiming, "forecastFrom" | "forecastTo"> {
    const plannedFrom = shifted(step.plannedFrom, this.#day);
    const waits = !this.#isKnown || step.gap > 0;
    if (!this.#isKnown && plannedFrom === null) {
      this.#end = null;
      return { forecastFrom: null, forecastTo: null };
    }
    const from = waits && plannedFrom !== null && plannedFrom > this.#floor ? plannedFrom : this.#floor;
    const to = step.length === null ? null : later(from, step.length);
    this.#unabsorbed = later(this.#unabsorbed ?? from, millis((this.#hasBegun ? step.gap : 0) + (step.length ?? 0)));
    this.#hasBegun = true;
    this.#isKnown = to !== null;
    this.#floor = to ?? from;
    this.#end = to;
    return { forecastFrom: from, forecastTo: to };
  }
}

const isOf = ({ day }: DayPlan, step: Step | undefined): boolean => step !== undefined && step.day === day;

const shifted = (at: ProgramTime | null, { moved }: DayPlan): ProgramTime | null =>
  at === null ? null : later(at, moved);

/** The place of the day's item that began last; -1: none has. */
const latestBegun = (spans: readonly (readonly OnSpan[])[], day: DayPlan): number => {
  let [latest, since] = [-1, Number.NEGATIVE_INFINITY];
  for (const [place, own] of spans.entries()) {
    const from = day.isOfDay(place) ? own.at(-1)?.from : undefined;
    if (from !== undefined && from >= since) [latest, since] = [place, from];
  }
  return latest;
};

function stateOf(
  { cue, day: stepDay }: Step,
  spans: readonly OnSpan[],
  where: { readonly place: number; readonly latest: number; readonly isClosed: boolean; readonly day: DayPlan },
): ItemTiming["state"] {
  const { place, latest, isClosed, day } = where;
  if (spans.length > 0) return place === latest && spans.at(-1)?.to === null && !isClosed ? "now" : "done";
  if (cue?.isSkipped) return "skipped";
  const isBehind = stepDay !== null && day.day !== null && stepDay !== day.day ? stepDay < day.day : place < latest;
  return isClosed || isBehind ? "passed" : "ahead";
}

function timingOf(
  { cue, plannedFrom, length, isGuess }: Step,
  spans: readonly OnSpan[],
  state: ItemTiming["state"],
  now: ProgramTime,
  day: DayPlan,
): ItemTiming {
  const plannedLength = isGuess ? null : length;
  // Left standing overnight, or by a later item's card that is of no item: nobody knows when it was over.
  const isOpen = state !== "now" && spans.at(-1)?.to === null;
  const spent = isOpen ? null : spentOf(spans, now);
  const over = spent === null || plannedLength === null ? null : millis(spent - plannedLength);
  return {
    cueId: cue?.id ?? "",
    state,
    plannedFrom: shifted(plannedFrom, day),
    plannedLength,
    from: spans[0]?.from ?? null,
    spent,
    forecastFrom: null,
    forecastTo: null,
    over: over !== null && (state === "done" || over > 0) ? over : null,
  };
}

const spentOf = (spans: readonly OnSpan[], now: ProgramTime): Millis | null =>
  spans.length === 0 ? null : millis(spans.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? now) - from), 0));
