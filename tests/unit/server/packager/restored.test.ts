import { expect, test } from "vitest";
import { listable, runAfter } from "../../../../server/packager/restored.ts";
import type { StoredSegment } from "../../../../server/packager/segment-store.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { ManualClock } from "../../../support/manual-clock.ts";
import { aStage } from "../../../support/packaged.ts";
import { addSegment, aWindow, WINDOW_START_MS } from "../../../support/windows.ts";

interface Shape {
  readonly number: number;
  readonly epoch?: string;
  readonly discontinuity?: number;
  readonly isDiscontinuity?: boolean;
  readonly atMs?: number;
}

const aStored = ({ number, epoch = "e0", discontinuity = 7, isDiscontinuity = false, atMs }: Shape): StoredSegment => ({
  ...{ number, epoch, discontinuity, isDiscontinuity, source: "encoder", bytes: 4 },
  init: { epoch, id: 1, bytes: Buffer.from("init") },
  startsAt: programTime(WINDOW_START_MS + (atMs ?? (number - 50) * 2000)),
  duration: millis(2000),
  read: async () => Buffer.from(`${number}`),
});
const someStored = (count: number) => Array.from({ length: count }, (_, index) => aStored({ number: 50 + index }));

const list = (stored: readonly StoredSegment[], given: Parameters<typeof aWindow>[0] = {}) => {
  const window = aWindow({ restored: stored, firstSequence: 60, firstDiscontinuity: 7, windowMinutes: 600, ...given });
  return window.segments.map(({ msn, epoch, discontinuity, isGap, isDiscontinuity }) =>
    [isDiscontinuity ? "new" : "", epoch, msn, discontinuity, isGap ? "gap" : ""].join(" ").trim(),
  );
};

test("[HL15] what an earlier run left has its old numbers, and gaps lead to those of this run", () => {
  expect(list(someStored(3), { firstSequence: 55 })).toEqual([
    "e0 50 7",
    "e0 51 7",
    "e0 52 7",
    "e0 53 7 gap",
    "e0 54 7 gap",
  ]);
});

test("[HL15] discontinuities that viewers may have seen are counted in the gaps", () => {
  expect(list(someStored(1), { firstSequence: 54, firstDiscontinuity: 9 })).toEqual([
    "e0 50 7",
    "new e0 51 8 gap",
    "new e0 52 9 gap",
    "e0 53 9 gap",
  ]);
});

test("[HL15] this run's first segment is a discontinuity above all of them", () => {
  const window = aWindow({ restored: someStored(3), firstSequence: 55, firstDiscontinuity: 7 });
  addSegment(window, { isDiscontinuity: true });
  expect(window.segments.at(-1)).toMatchObject({ epoch: "e1", msn: 55, discontinuity: 8, isDiscontinuity: true });
  expect(window.discontinuitySequence).toBe(7);
  expect(window.find("e0", 51)?.msn).toBe(51);
  expect(window.findInit("e0", 1)?.id).toBe(1);
});

test("[HL15] what an earlier run lost is a gap as long as it was", () => {
  const stored = [aStored({ number: 50 }), aStored({ number: 53 })];
  const window = aWindow({ restored: stored, firstSequence: 54, firstDiscontinuity: 7 });
  expect(
    window.segments.map(({ msn, startsAt, duration, isGap }) => [msn, startsAt - WINDOW_START_MS, duration, isGap]),
  ).toEqual([
    [50, 0, 2000, false],
    [51, 2000, 2000, true],
    [52, 4000, 2000, true],
    [53, 6000, 2000, false],
  ]);
});

test("[HL15] between two runs of the server no media time goes by", () => {
  const stored = [
    aStored({ number: 50 }),
    aStored({ number: 53, epoch: "f0", discontinuity: 8, isDiscontinuity: true, atMs: 60_000 }),
  ];
  const window = aWindow({ restored: stored, firstSequence: 54, firstDiscontinuity: 8 });
  expect(window.segments.map(({ duration }) => duration)).toEqual([2000, 0.5, 0.5, 2000]);
});

test.each([
  ["falling numbers", [aStored({ number: 70, atMs: 0 }), aStored({ number: 51 })]],
  ["discontinuities that do not add up", [aStored({ number: 50, discontinuity: 1 }), aStored({ number: 51 })]],
  ["more missing than a list can bear", [aStored({ number: 50 - 7202, atMs: 0 }), aStored({ number: 51 })]],
])("[HL15] behind %s nothing older is listed", (_, stored) => {
  const now = programTime(WINDOW_START_MS + 10_000);
  expect(listable(stored, { now, windowMinutes: 60 }).map(({ number }) => number)).toEqual([51]);
});

test("what is older than the window, or from a future that a wrong clock told of, is not listed", () => {
  const now = programTime(WINDOW_START_MS + 9_000);
  const listed = listable(someStored(8), { now, windowMinutes: 0.1 });
  expect(listed.map(({ number }) => number)).toEqual([51, 52, 53, 54]);
});

test("[HL15] numbers go on above all that is on the disk and all that was set aside", () => {
  const stored = someStored(3);
  const after = (firstSequence: number | null, firstDiscontinuity: number | null) =>
    runAfter(stored, { firstSequence, firstDiscontinuity, calendar: 999 });
  expect(after(80, 7)).toEqual({ firstSequence: 80, firstDiscontinuity: 7 });
  expect(after(40, 3)).toEqual({ firstSequence: 53, firstDiscontinuity: 7 });
  expect(after(53, 11)).toEqual({ firstSequence: 57, firstDiscontinuity: 11 });
  expect(after(null, null)).toEqual({ firstSequence: 117, firstDiscontinuity: 7 });
  expect(runAfter([], { firstSequence: null, firstDiscontinuity: null, calendar: 999 }).firstSequence).toBe(999);
});

test("[HL9] no restored segment is longer than the target that is declared", () => {
  const long = { ...aStored({ number: 50 }), duration: millis(6300) };
  const window = aWindow({ restored: [long], firstSequence: 51, firstDiscontinuity: 7 });
  addSegment(window, { isDiscontinuity: true });
  expect(window.targets?.targetDurationSeconds).toBe(6);
});

test("[HL14] restored segments count towards the window's length", () => {
  const window = aWindow({ restored: someStored(40), firstSequence: 90, firstDiscontinuity: 7, windowMinutes: 1 });
  addSegment(window, { isDiscontinuity: true, startsAtMs: WINDOW_START_MS + 90_000 });
  expect(window.segments.at(0)?.msn).toBe(61);
});

test("[HL15] a stage goes on above what the disk has of it", () => {
  const clock = new ManualClock(WINDOW_START_MS + 60_000);
  const stage = aStage({ clock, restored: someStored(3), firstSequence: 56 });
  expect([stage.window.segments.length, stage.window.nextMsn]).toEqual([6, 56]);
});
