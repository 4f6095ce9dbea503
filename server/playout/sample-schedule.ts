import type { Layer } from "../../shared/cards/card-kind.ts";
import { later, type Millis, millis, type ProgramTime } from "../../shared/time.ts";
import { nextAt } from "./clip-clock.ts";
import { ru } from "./sample-words.ts";

/** What happens on a frame of the clip. */
export type SampleAct =
  | { readonly type: "take"; readonly cueId: string; readonly layer: Layer }
  | { readonly type: "clear"; readonly layer: Layer }
  /** The decision on air is voted through. */
  | { readonly type: "adopt"; readonly cueId: string }
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

const take =
  (layer: Layer) =>
  (card: string): SampleAct => ({ type: "take", cueId: `primer-${card}-cue`, layer });
const stage = take("stage");
const side = take("side");
const speaker = take("lower-third");
const chapter = (item: string) => take("chapter")(`chapter-${item}`);
const clear = (layer: Layer): SampleAct => ({ type: "clear", layer });
const mark = (text: string): SampleAct => ({ type: "mark", text: ru(text) });

const at = (seconds: number, ...acts: readonly SampleAct[]): readonly SampleStep[] =>
  acts.map((act) => ({ position: millis(seconds * 1000), act }));

/** Cuts of tools/sample/scenes.mjs: another picture each 8 s, which is how long a card has to stay (design guide, part 4). */
export const sampleSchedule: readonly SampleStep[] = [
  ...at(0, chapter("report"), speaker("minister"), stage("slide-people"), side("people-figure")),
  ...at(8, chapter("brigades"), speaker("brigade"), stage("slide-brigades"), side("reached-figure")),
  ...at(10, mark("Мобильные бригады приняли на~выезде 5~349~человек")),
  ...at(16, chapter("canteens"), speaker("cook"), stage("tour-canteen"), side("handout-report")),
  ...at(24, clear("lower-third"), stage("pause"), side("notice")),
  ...at(32, chapter("families"), speaker("host"), stage("slide-families"), side("quote")),
  ...at(40, chapter("services"), speaker("director"), stage("services-chart"), side("helped-figure")),
  ...at(42, mark("Социальные службы помогли 78~737~людям")),
  ...at(48, chapter("awards"), clear("lower-third"), clear("side"), stage("award-brigade")),
  ...at(56, stage("award-family")),
  ...at(64, stage("award-carer")),
  ...at(72, chapter("decision"), speaker("head"), stage("slide-plans"), side("decision")),
  // The hands are up: scene 11.
  ...at(82, { type: "adopt", cueId: "primer-decision-cue" }, mark("Коллегия решила открыть бригаду в~каждом районе")),
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
 * where another falls on this very moment. Marks do not stand, and a vote is not repeated.
 */
export function standingAt(steps: readonly SampleStep[], length: Millis, moment: ProgramTime): readonly SampleAct[] {
  // Each step comes once in a round, so the acts of the coming round, in this order, are also those of the past one.
  const round = occurrencesIn(steps, length, moment, later(moment, length)).flatMap(({ act, at }) =>
    act.type === "mark" || act.type === "adopt" ? [] : [{ act, isNow: at === moment }],
  );
  const replaced = new Set(round.filter(({ isNow }) => isNow).map(({ act }) => act.layer));
  const latest = new Map(round.map(({ act }) => [act.layer, act]));
  return [...latest.values()].filter(({ layer }) => !replaced.has(layer));
}
