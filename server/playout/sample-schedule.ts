import type { Layer } from "../../shared/cards/card-kind.ts";
import { later, type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import { nextAt } from "./clip-clock.ts";

/** What happens on a frame of the clip. */
export type SampleAct =
  | { readonly type: "take"; readonly cueId: string; readonly layer: Layer }
  | { readonly type: "clear"; readonly layer: Layer }
  | { readonly type: "mark"; readonly text: string };

export interface SampleStep {
  /** Place in the clip; a multiple of 40 ms, the length of a picture. */
  readonly position: Millis;
  readonly act: SampleAct;
}

export interface SampleOccurrence {
  readonly at: ProgramTime;
  readonly act: SampleAct;
}

const speaker = (name: string): SampleAct => ({ type: "take", cueId: `primer-${name}-cue`, layer: "lower-third" });
const slide = (name: string): SampleAct => ({ type: "take", cueId: `primer-${name}-cue`, layer: "stage" });
const figure = (name: string): SampleAct => ({ type: "take", cueId: `primer-${name}-figure-cue`, layer: "side" });
const clearSide: SampleAct = { type: "clear", layer: "side" };
const mark = (text: string): SampleAct => ({ type: "mark", text: text.replaceAll("~", "\u00a0") });

const at = (seconds: number, ...acts: readonly SampleAct[]): readonly SampleStep[] =>
  acts.map((act) => ({ position: millis(seconds * 1000), act }));

/** Cuts of tools/sample/scenes.mjs: a new speaker each 12 s. Every card stays at least 8 s (design guide, part 4). */
export const sampleSchedule: readonly SampleStep[] = [
  ...at(0, clearSide, speaker("vorontsova"), slide("summary")),
  ...at(12, speaker("lebedev"), slide("care")),
  ...at(
    14,
    figure("care"),
    mark("Долговременный уход на~дому получают 3~047~человек, на~42~% больше, чем в~2024~году"),
  ),
  ...at(24, clearSide, speaker("gareeva"), slide("workshops")),
  ...at(36, speaker("sokolov"), slide("contract")),
  ...at(38, figure("contract"), mark("С~1~марта ответ по~социальному контракту приходит за~10~дней")),
];

/** What falls into `from <= at < until`, in order. For spans of less than one round. */
export function occurrencesIn(
  steps: readonly SampleStep[],
  length: Millis,
  from: ProgramTime,
  until: ProgramTime,
): readonly SampleOccurrence[] {
  return steps
    .map(({ position, act }) => ({ at: nextAt(length, position, from), act }))
    .filter((occurrence) => occurrence.at < until)
    .sort((a, b) => a.at - b.at);
}

/**
 * What stands at a moment because of acts before it, if the clip had been running: the last one on each layer, except
 * where another falls on this very moment. Marks do not stand.
 */
export function standingAt(steps: readonly SampleStep[], length: Millis, moment: ProgramTime): readonly SampleAct[] {
  // Each step comes once in a round, so the acts of the coming round, in this order, are also those of the past one.
  const round = occurrencesIn(steps, length, moment, later(moment, length)).flatMap(({ act, at }) =>
    act.type === "mark" ? [] : [{ act, isNow: at === moment }],
  );
  const replaced = new Set(round.filter(({ isNow }) => isNow).map(({ act }) => act.layer));
  const latest = new Map(round.map(({ act }) => [act.layer, act]));
  return [...latest.values()].filter(({ layer }) => !replaced.has(layer));
}
