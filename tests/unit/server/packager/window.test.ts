import fc from "fast-check";
import { expect, test } from "vitest";
import { firstSequenceAt } from "../../../../server/packager/window.ts";
import { programTime } from "../../../../shared/time.ts";
import { addFragment, addSegment, aWindow } from "../../../support/windows.ts";

test("[HL13] nothing is declared before the first segment is whole", () => {
  const window = aWindow();
  addSegment(window, { isOpen: true });
  expect(window.targets).toBeNull();
});

test("[HL9] what the first whole segment declared stays", () => {
  const window = aWindow();
  addSegment(window);
  const declared = window.targets;
  addSegment(window);
  expect(window.targets).toBe(declared);
});

test("[HL14] the oldest segments leave when the rest still cover the minutes", () => {
  const window = aWindow({ windowMinutes: 0.1 });
  for (let count = 0; count < 6; count += 1) addSegment(window);
  expect(window.segments.map((segment) => segment.msn)).toEqual([103, 104, 105]);
});

test("[HL14] the oldest segments leave when the bytes are too many, those that linger counted, the newest never", () => {
  const window = aWindow({ windowBytes: 500 });
  for (let count = 0; count < 6; count += 1) addSegment(window);
  expect(window.segments.map((segment) => segment.msn)).toEqual([104, 105]);
  addSegment(window, { bytes: 1000 });
  expect(window.segments.map((segment) => segment.msn)).toEqual([106]);
});

test("[HL17] a segment that left is readable for three target durations more, and so is its init segment", async () => {
  const window = aWindow({ windowMinutes: 0.05 });
  addSegment(window);
  for (let count = 0; count < 7; count += 1) addSegment(window, { isDiscontinuity: count === 0 });
  expect(window.segments.at(0)?.msn).toBe(106);
  expect((await window.find("e1", 100)?.read(0, 1))?.map(String)).toEqual(["[100.0][10"]);
  expect(window.findInit("e1", 1)?.id).toBe(1);
  for (let count = 0; count < 2; count += 1) addSegment(window);
  expect([window.find("e1", 100), window.findInit("e1", 1)]).toEqual([null, null]);
  expect(window.find("e1", 102)).not.toBeNull();
});

test("what left and still lingers is bounded", () => {
  const window = aWindow({ windowMinutes: 0.05 });
  for (let count = 0; count < 200; count += 1) addSegment(window);
  expect(window.bytes).toBeLessThanOrEqual(10 * 100);
});

test("[HL15] a server that restarts goes on above where it was, at a segment a second", () => {
  const before = firstSequenceAt(programTime(Date.UTC(2026, 5, 1)));
  const after = firstSequenceAt(programTime(Date.UTC(2026, 5, 1, 1)));
  expect(after - before).toBe(3600);
});

test("[HL15] discontinuities go on above the mark they are given, and each is told", () => {
  const told: number[] = [];
  const window = aWindow({ firstDiscontinuity: 64, onDiscontinuity: (sequence) => told.push(sequence) });
  addSegment(window);
  addSegment(window, { isDiscontinuity: true });
  addSegment(window, { isDiscontinuity: true });
  expect(window.discontinuitySequence).toBe(64);
  expect(told).toEqual([65, 66]);
});

test("each change is a version, told once", () => {
  const window = aWindow();
  const heard: number[] = [];
  window.onChange(() => heard.push(window.version));
  addSegment(window, { fragments: 2, isOpen: true });
  addFragment(window, { index: 2 });
  expect(heard).toEqual([1, 2, 3]);
});

test("[HL16] sequence numbers add up whatever leaves", () => {
  const segment = fc.record({
    isDiscontinuity: fc.boolean(),
    fragments: fc.integer({ min: 1, max: 20 }),
    bytes: fc.integer({ min: 1, max: 60 }),
  });
  const limits = fc.record({
    windowMinutes: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
    windowBytes: fc.integer({ min: 100, max: 4000 }),
  });
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 60, size: "max" }), limits, (segments, given) => {
      const window = aWindow(given);
      for (const each of segments) addSegment(window, each);
      const gone = segments.length - window.segments.length;
      expect(window.segments.at(0)?.msn).toBe(100 + gone);
      expect(window.nextMsn).toBe(100 + segments.length);
      const left = segments.slice(0, gone).filter((each) => each.isDiscontinuity).length;
      expect(window.discontinuitySequence).toBe(100 + left);
      for (const [index, each] of [...window.segments].entries())
        expect(window.find("e1", each.msn)).toBe(window.segments.at(index));
    }),
  );
});
