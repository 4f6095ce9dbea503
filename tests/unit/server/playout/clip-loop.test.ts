import { expect, test } from "vitest";
import type { MediaEvent } from "../../../../server/media/sample.ts";
import { ClipLoop } from "../../../../server/playout/clip-loop.ts";
import { programTime } from "../../../../shared/time.ts";
import { aClip } from "../../../support/clips.ts";
import { ManualAlarm } from "../../../support/manual-alarm.ts";
import { ManualClock } from "../../../support/manual-clock.ts";
import { RecordingSink } from "../../../support/recording-sink.ts";

/** A moment at which the clip of 8 s is at position 0. */
const ROUND = 8000 * 221_000_000;

test("[PO13] three rounds give three times the clip's samples, with decode times that go on over the seam", () => {
  const { alarm, sink } = loopFrom(ROUND);
  alarm.pass(3 * 8000 - 1);
  const steps = (type: "video" | "audio") =>
    new Set(sink.samples(type).map(({ dts }, n, all) => dts - (all[n - 1]?.dts ?? dts)));
  expect([sink.samples("video").length, sink.samples("audio").length]).toEqual([600, 1125]);
  expect([steps("video"), steps("audio")]).toEqual([new Set([0, 3600]), new Set([0, 1920])]);
  expect(sink.events.filter(({ type }) => type === "jump")).toEqual([]);
});

test("[PO13] the tracks are told once, before the first sample, which is a keyframe at 0", () => {
  const { alarm, sink } = loopFrom(ROUND);
  alarm.pass(20_000);
  const kinds = sink.events.map(({ type }) => type);
  expect([kinds.slice(0, 3), kinds.lastIndexOf("track")]).toEqual([["track", "track", "sample"], 1]);
  expect(sink.samples()[0]).toMatchObject({ type: "video", isKeyframe: true, dts: 0 });
});

test("[PO14] a sample arrives at its nominal moment, and decode order never falls back", () => {
  const { alarm, sink } = loopFrom(ROUND);
  alarm.pass(8000);
  const samples = sink.samples();
  expect(samples.every(({ arrivedAt, dts }) => Math.abs(arrivedAt - ROUND - dts / 90) < 0.001)).toBe(true);
  expect(samples.map(({ dts }) => dts)).toEqual(samples.map(({ dts }) => dts).toSorted((a, b) => a - b));
});

test("[PO14] nothing is said before its moment, and late wake-ups do not add up", () => {
  const { clock, alarm, sink } = loopFrom(ROUND);
  const early: MediaEvent[] = [];
  const push = sink.push.bind(sink);
  sink.push = (event) => {
    if (event.type === "sample" && event.sample.arrivedAt > clock.now()) early.push(event);
    push(event);
  };
  for (let minute = 0; minute < 60; minute += 1) {
    alarm.stall(37);
    alarm.pass(963);
  }
  expect(early).toEqual([]);
  expect(sink.samples("video").at(-1)?.arrivedAt).toBe(ROUND + 60_000);
});

test("[PO15] a start reaches back to a keyframe at most 3.2 s ago, so that a whole segment is there at once", () => {
  const { alarm, sink, firstAt } = loopFrom(ROUND + 5500);
  alarm.pass(0);
  expect([firstAt, sink.samples("video").length]).toEqual([ROUND + 3000, 63]);
});

test("[PO15] a start leaves alone what was on air before", () => {
  const { firstAt } = loopFrom(ROUND + 5500, ROUND + 4010);
  expect(firstAt).toBe(ROUND + 5000);
});

test("[PO15] a start just before the seam waits for the next round's keyframe", () => {
  const { alarm, sink, firstAt } = loopFrom(ROUND + 7900, ROUND + 7900);
  expect([firstAt, sink.samples().length]).toEqual([ROUND + 8000, 0]);
  alarm.pass(100);
  expect(sink.samples("video")).toHaveLength(1);
});

test("[PO16] after a short stall everything is said, in turns of at most 400 ms of media", () => {
  const { alarm, sink } = loopFrom(ROUND);
  alarm.pass(1000);
  alarm.stall(3000);
  const before = sink.samples("video").length;
  const turns: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const had = sink.samples("video").length;
    alarm.ringNext();
    turns.push(sink.samples("video").length - had);
  }
  expect(sink.samples("video").length - before).toBe(75);
  expect(Math.max(...turns)).toBeLessThanOrEqual(11);
});

test("[PO16] after a stall of more than 5 s it jumps to a keyframe of the present and says by how much", () => {
  const { alarm, sink } = loopFrom(ROUND);
  alarm.pass(1000);
  alarm.stall(60_000);
  alarm.pass(0);
  const place = sink.events.findIndex(({ type }) => type === "jump");
  const [jump, next] = sink.events.slice(place);
  expect(jump).toMatchObject({ type: "jump", byMs: expect.closeTo(58_000 - 1002.667, 2) });
  expect(next).toMatchObject({
    type: "sample",
    sample: { isKeyframe: true, arrivedAt: ROUND + 58_000, dts: 58_000 * 90 },
  });
});

test("[PO17] a stopped loop ends its sink and says nothing more", () => {
  const { alarm, sink, loop } = loopFrom(ROUND);
  alarm.pass(500);
  const said = sink.events.length;
  loop.stop("encoder on air");
  alarm.pass(5000);
  expect([sink.endedWith, sink.events.length - said, alarm.waiting]).toEqual(["encoder on air", 0, 0]);
});

function loopFrom(nowMs: number, notBeforeMs = 0) {
  const clock = new ManualClock(nowMs);
  const alarm = new ManualAlarm(clock);
  const loop = new ClipLoop(aClip(), clock, alarm);
  const sink = new RecordingSink();
  // Not before the present unless said otherwise: tests of the steady loop want no preroll.
  const firstAt = loop.start(sink, programTime(notBeforeMs === 0 && nowMs === ROUND ? ROUND : notBeforeMs));
  return { clock, alarm, loop, sink, firstAt };
}
