import { expect, test } from "vitest";
import { sampleCues } from "../../../../server/playout/sample-meeting.ts";
import { occurrencesIn, sampleSchedule, standingAt } from "../../../../server/playout/sample-schedule.ts";
import { layers } from "../../../../shared/cards/card-kind.ts";
import { layerOf } from "../../../../shared/cards/index.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { sampleFiles } from "./sample-files.ts";

const LENGTH = millis(88_000);
const ROUND = 88_000 * 20_000_000;

const cues = sampleCues(sampleFiles);
const takes = sampleSchedule.flatMap(({ act }) => (act.type === "take" ? [act] : []));

test("[PO30] every take names a cue and the layer of its kind, none twice", () => {
  const layerByCue = new Map(cues.map(({ id, card }) => [id, layerOf(card)]));
  expect(takes.filter(({ cueId, layer }) => layerByCue.get(cueId) !== layer)).toEqual([]);
  expect(new Set(takes.map(({ cueId }) => cueId)).size).toBe(takes.length);
});

test("[PO37] one round shows every kind of card, and a ceremony of three awards", () => {
  const taken = cues.filter(({ id }) => takes.some(({ cueId }) => cueId === id)).map(({ card }) => card.kind);
  const count = (kind: string) => taken.filter((one) => one === kind).length;
  expect(Object.fromEntries([...new Set(taken)].map((kind) => [kind, count(kind)]))).toEqual({
    ...{ agenda: 7, speaker: 6, slide: 4, figure: 3, award: 3 },
    ...{ chart: 1, quote: 1, decision: 1, break: 1, notice: 1, handout: 1, tour: 1 },
  });
});

test("[PO30] cards change on frames of the clip, and each stays at least 8 s", () => {
  expect(sampleSchedule.filter(({ position }) => position % 40 !== 0 || position >= LENGTH)).toEqual([]);
  const onLayers = layers.map((layer) =>
    sampleSchedule.filter(({ act }) => "layer" in act && act.layer === layer).map(({ position }) => position),
  );
  const gaps = onLayers.flatMap((at) =>
    at.map((position, place) => (at[place + 1] ?? LENGTH + (at[0] ?? 0)) - position),
  );
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(8000);
});

test("[PO31] a span gives what falls into it, at its programme time, over the seam too", () => {
  const found = occurrencesIn(sampleSchedule, LENGTH, programTime(ROUND + 72_001), programTime(ROUND + 90_000));
  expect(found.map(({ at, act }) => [at - ROUND, act.type])).toEqual([
    [82_000, "adopt"],
    [82_000, "mark"],
    [88_000, "take"],
    [88_000, "take"],
    [88_000, "take"],
    [88_000, "take"],
  ]);
});

test("[PO32] what stands at a moment is the last act on each layer", () => {
  const names = (seconds: number) =>
    standingAt(sampleSchedule, LENGTH, programTime(ROUND + seconds * 1000))
      .flatMap((act) => (act.type === "take" ? [act.cueId] : []))
      .toSorted();
  expect(names(8)).toEqual([]);
  expect(names(8.04)).toEqual([
    "primer-brigade-cue",
    "primer-chapter-brigades-cue",
    "primer-reached-figure-cue",
    "primer-slide-brigades-cue",
  ]);
  expect(names(60)).toEqual(["primer-award-family-cue", "primer-chapter-awards-cue"]);
});
