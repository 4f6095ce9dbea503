import { expect, test } from "vitest";
import { SampleDirector } from "../../../../server/playout/sample-director.ts";
import { sampleSchedule } from "../../../../server/playout/sample-schedule.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { ManualAlarm } from "../../../support/manual-alarm.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const LENGTH = 88_000;
const ROUND = LENGTH * 20_000_000;

test("[PO31] cards are ordered with the exact programme time of their frame, 1 to 1.5 s before it", () => {
  const { alarm, said, director } = atWork(ROUND + 2000);
  director.follow({ signal: "loop", at: programTime(ROUND + 2000) });
  alarm.pass(10_000);
  const ahead = said.filter(({ at, type }) => at > ROUND + 2000 && type === "take");
  expect(ahead.map(({ what, at }) => [what, at - ROUND])).toEqual([
    ["primer-chapter-brigades-cue", 8000],
    ["primer-brigade-cue", 8000],
    ["primer-slide-brigades-cue", 8000],
    ["primer-reached-figure-cue", 8000],
  ]);
  expect(ahead.every(({ at, saidAt }) => at - saidAt >= 1000 && at - saidAt <= 1500)).toBe(true);
});

test("[PO31] three rounds order each act three times, never twice for one moment", () => {
  const { alarm, said, director } = atWork(ROUND);
  director.follow({ signal: "loop", at: programTime(ROUND) });
  alarm.pass(3 * LENGTH - 1600);
  const keys = said.map(({ type, what, at }) => `${type} ${what} ${at}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(said.filter(({ at }) => at >= ROUND)).toHaveLength(3 * sampleSchedule.length);
});

test("[PO32] when the loop begins midway, what stands there is taken on its first frame", () => {
  const { said, director } = atWork(ROUND + 14_000);
  director.follow({ signal: "loop", at: programTime(ROUND + 13_000) });
  expect(said.map(({ what, at }) => [what, at - ROUND]).toSorted()).toEqual([
    ["primer-brigade-cue", 13_000],
    ["primer-chapter-brigades-cue", 13_000],
    ["primer-reached-figure-cue", 13_000],
    ["primer-slide-brigades-cue", 13_000],
  ]);
});

test("[PO33] while an encoder is on air nothing is ordered, and its first frame clears what stood", () => {
  const { alarm, said, director } = atWork(ROUND + 20_000);
  director.follow({ signal: "loop", at: programTime(ROUND + 20_000) });
  said.length = 0;
  director.follow({ signal: "encoder", at: programTime(ROUND + 20_300) });
  alarm.pass(60_000);
  expect(said.map(({ type, what, at }) => [type, what, at - ROUND]).toSorted()).toEqual([
    ["clear", "chapter", 20_300],
    ["clear", "lower-third", 20_300],
    ["clear", "side", 20_300],
    ["clear", "stage", 20_300],
  ]);
});

test("[PO34] a highlight is marked, and a decision adopted, when its frame is on air, not ahead of it", () => {
  const { alarm, said, director } = atWork(ROUND + 80_000);
  director.follow({ signal: "loop", at: programTime(ROUND + 80_000) });
  alarm.pass(3000);
  const facts = said.filter(({ type }) => type === "mark" || type === "adopt");
  expect(facts.map(({ type, at, saidAt }) => [type, at - ROUND, saidAt >= at])).toEqual([
    ["adopt", 82_000, true],
    ["mark", 82_000, true],
  ]);
});

test("[PO31] after a stall of many rounds only the last one is caught up", () => {
  const { alarm, said, director } = atWork(ROUND);
  director.follow({ signal: "loop", at: programTime(ROUND) });
  alarm.stall(100 * LENGTH);
  said.length = 0;
  alarm.pass(0);
  expect(said.length).toBeLessThanOrEqual(sampleSchedule.length);
});

test("[PO33] a stopped director leaves the cards and says nothing more", () => {
  const { alarm, said, director } = atWork(ROUND);
  director.follow({ signal: "loop", at: programTime(ROUND) });
  said.length = 0;
  director.stop();
  alarm.pass(60_000);
  expect([said, alarm.waiting]).toEqual([[], 0]);
});

interface Said {
  readonly type: "take" | "clear" | "adopt" | "mark";
  readonly what: string;
  readonly at: number;
  readonly saidAt: number;
}

function atWork(nowMs: number) {
  const clock = new ManualClock(nowMs);
  const alarm = new ManualAlarm(clock);
  const said: Said[] = [];
  const desk = {
    take: (what: string, at: number) => said.push({ type: "take", what, at, saidAt: clock.now() }),
    clear: (what: string, at: number) => said.push({ type: "clear", what, at, saidAt: clock.now() }),
    adopt: (what: string, at: number) => said.push({ type: "adopt", what, at, saidAt: clock.now() }),
    mark: (_: string, what: string, at: number) => said.push({ type: "mark", what, at, saidAt: clock.now() }),
  };
  const director = new SampleDirector({ steps: sampleSchedule, length: millis(LENGTH), desk, clock, alarm });
  return { clock, alarm, said, director };
}
