/** The agenda as it is to be run: the rundown's items in the rundown's order, with what the programme plans for each. Pure. */
import type { Cue } from "../rundown/plan.ts";
import { later, type Millis, millis, type ProgramTime } from "../time.ts";
import { programmeIndexOf } from "./chapter-spans.ts";
import { plannedLengths } from "./planned-lengths.ts";
import { plannedTimes } from "./planned-times.ts";
import type { MeetingRecord } from "./record.ts";

export interface Step {
  /** Of its agenda card; `null`: the programme has the item, the rundown has no card for it. */
  readonly cue: Cue | null;
  readonly title: string;
  /** In the programme; `null`: it is of none of it. */
  readonly index: number | null;
  readonly plannedFrom: ProgramTime | null;
  /** `null`: nobody has said, and nothing around it does. */
  readonly length: Millis | null;
  /** Its length is a share of a longer time (RD4). */
  readonly isGuess: boolean;
  /** Time in which nothing is planned, before it. */
  readonly gap: Millis;
  /** `2026-01-30`; `null`: the meeting has no days. */
  readonly day: string | null;
}

export const plannedEnd = ({ plannedFrom, length }: Step): ProgramTime | null =>
  plannedFrom === null || length === null ? null : later(plannedFrom, length);

/** @param cues the rundown's, in order; others than agenda cards are passed over */
export function runOrder(
  { programme, about }: Pick<MeetingRecord, "programme" | "about">,
  cues: readonly Cue[],
): readonly Step[] {
  const planned = plannedTimes(programme, about);
  const lengths = plannedLengths(programme, planned, about);
  const inPlan = programme.map((item, index): Step => {
    const { length = null, isGuess = false } = lengths[index] ?? {};
    const { from: plannedFrom = null, day = null } = planned[index] ?? {};
    return { cue: null, title: item.title, index, plannedFrom, length, isGuess, gap: millis(0), day };
  });
  const ofDays = withGaps(withDays(inPlan));
  const steps = cues.flatMap((cue) => (cue.card.kind === "agenda" ? [stepOf(cue, cue.card, programme, ofDays)] : []));
  return withDays(withUnmarked(steps, ofDays));
}

function stepOf(
  cue: Cue,
  card: Extract<Cue["card"], { kind: "agenda" }>,
  programme: MeetingRecord["programme"],
  inPlan: readonly Step[],
): Step {
  const index = programmeIndexOf(card, programme);
  const item = index === null ? undefined : inPlan[index];
  const own = card.minutes === undefined ? null : millis(card.minutes * 60_000);
  const { plannedFrom = null, length = null, isGuess = false, gap = millis(0), day = null } = item ?? {};
  return {
    cue,
    title: card.title,
    index,
    plannedFrom,
    length: own ?? length,
    isGuess: own === null && isGuess,
    gap,
    day,
  };
}

/** An item of the programme without a card keeps its place and its time: after what it follows there. */
function withUnmarked(steps: readonly Step[], inPlan: readonly Step[]): readonly Step[] {
  if (steps.length === 0) return steps;
  const all = [...steps];
  for (const item of inPlan) {
    if (all.some(({ index }) => index === item.index)) continue;
    const before = all.findLastIndex(({ index }) => index !== null && item.index !== null && index === item.index - 1);
    all.splice(before + 1, 0, item);
  }
  return all;
}

/** What says no day is of the day around it. */
function withDays(steps: readonly Step[]): readonly Step[] {
  let day = steps.find((step) => step.day !== null)?.day ?? null;
  return steps.map((step) => {
    day = step.day ?? day;
    return { ...step, day };
  });
}

function withGaps(steps: readonly Step[]): readonly Step[] {
  return steps.map((step, index) => {
    const before = steps[index - 1];
    const end = before === undefined || before.day !== step.day ? null : plannedEnd(before);
    const gap = end === null || step.plannedFrom === null ? 0 : Math.max(0, step.plannedFrom - end);
    return { ...step, gap: millis(gap) };
  });
}
