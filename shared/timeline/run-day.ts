/** Which day of the meeting is on. Pure. Rules RD9, RD10 in docs/spec/rundown.md. */
import { type Millis, millis, type ProgramTime, programTime } from "../time.ts";
import type { OnSpan } from "./on-spans.ts";
import type { MeetingRecord } from "./record.ts";
import { plannedEnd, type Step } from "./run-order.ts";

export interface DayPlan {
  /** `2026-01-30`; `null`: the meeting has no days. */
  readonly day: string | null;
  /** The plan is of another day and is run today: added to each of its moments. */
  readonly moved: Millis;
  /** The plan is of another day, and nothing has begun. */
  readonly isUnknown: boolean;
  readonly isOfDay: (place: number) => boolean;
}

/** A plan that is further off than this is of another day. */
const FAR_OFF = 12 * 3_600_000;

export function dayPlan(
  { openedAt }: Pick<MeetingRecord, "openedAt">,
  steps: readonly Step[],
  spans: readonly (readonly OnSpan[])[],
  now: ProgramTime,
): DayPlan {
  const days = [...new Set(steps.flatMap(({ day }) => (day === null ? [] : [day])))];
  const spanByDay = new Map(days.map((day) => [day, plannedSpan(steps.filter((step) => step.day === day))] as const));
  const day = days.reduce<string | null>((nearest, one) => {
    if (nearest === null) return one;
    return distance(spanByDay.get(one), now) < distance(spanByDay.get(nearest), now) ? one : nearest;
  }, null);
  const isOfDay = (place: number): boolean => steps[place]?.day === day;
  const plan = spanByDay.get(day ?? "") ?? null;
  if (plan === null || distance(plan, now) <= FAR_OFF) return { day, moved: millis(0), isUnknown: false, isOfDay };
  const first = firstBegun(steps, spans, isOfDay);
  const begun = first?.plannedFrom == null ? openedAt : first.from;
  if (begun === null || Math.abs(now - begun) > FAR_OFF) return { day, moved: millis(0), isUnknown: true, isOfDay };
  return { day, moved: millis(begun - (first?.plannedFrom ?? plan.from)), isUnknown: false, isOfDay };
}

interface PlannedSpan {
  readonly from: ProgramTime;
  readonly to: ProgramTime;
}

function plannedSpan(steps: readonly Step[]): PlannedSpan | null {
  const known = steps.flatMap((step) => (step.plannedFrom === null ? [] : [{ from: step.plannedFrom, step }]));
  if (known.length === 0) return null;
  const ends = known.map(({ from, step }) => plannedEnd(step) ?? from);
  return { from: programTime(Math.min(...known.map(({ from }) => from))), to: programTime(Math.max(...ends)) };
}

const distance = (span: PlannedSpan | null | undefined, now: ProgramTime): number =>
  span == null ? Number.POSITIVE_INFINITY : Math.max(0, span.from - now, now - span.to);

function firstBegun(
  steps: readonly Step[],
  spans: readonly (readonly OnSpan[])[],
  isOfDay: (place: number) => boolean,
): { readonly from: ProgramTime; readonly plannedFrom: ProgramTime | null } | null {
  const begun = steps.flatMap(({ plannedFrom }, place) => {
    const from = isOfDay(place) ? spans[place]?.[0]?.from : undefined;
    return from === undefined ? [] : [{ from, plannedFrom }];
  });
  return begun.sort((one, other) => one.from - other.from)[0] ?? null;
}
