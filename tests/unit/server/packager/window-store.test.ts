import { expect, test } from "vitest";
import type { Window } from "../../../../server/packager/window.ts";
import { ManualStore } from "../../../support/manual-store.ts";
import { addSegment, aWindow, WINDOW_START_MS } from "../../../support/windows.ts";

function someWindow(given: Parameters<typeof aWindow>[0] = {}) {
  const store = new ManualStore();
  return { store, window: aWindow({ store, ...given }) };
}

/** Twenty segments of 100 bytes and two seconds. */
async function filled(given: Parameters<typeof aWindow>[0] = {}, outcome: "stored" | "refused" = "stored") {
  const { store, window } = someWindow(given);
  for (let count = 0; count < 20; count += 1) addSegment(window);
  await store.answerAll(outcome);
  return { store, window };
}

const inMemory = (window: Window) =>
  [...window.segments].filter(({ fragments }) => fragments.length > 0).map(({ msn }) => msn);
const gaps = (window: Window) => [...window.segments].filter(({ isGap }) => isGap).map(({ msn }) => msn);

test("[HL14] what the disk has leaves memory when memory is full, oldest first, and stays listed and readable", async () => {
  const { window } = await filled({ windowBytes: 1000 });
  expect(window.segments.length).toBe(20);
  expect(inMemory(window)).toEqual([110, 111, 112, 113, 114, 115, 116, 117, 118, 119]);
  expect(gaps(window)).toEqual([]);
  const [bytes] = (await window.find("e1", 100)?.read()) ?? [];
  expect(String(bytes).slice(0, 20)).toBe("[100.0][10[100.1][10");
  expect(bytes).toHaveLength(100);
});

test("[HL14] with room in memory nothing leaves it", async () => {
  const { window } = await filled();
  expect(inMemory(window)).toHaveLength(20);
});

test("[HL42] what the disk did not take is a gap once memory is full, and cannot be had", async () => {
  const { window } = await filled({ windowBytes: 1000 }, "refused");
  expect(gaps(window)).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109]);
  expect(window.find("e1", 104)).toBeNull();
  expect(window.find("e1", 110)).not.toBeNull();
});

test("[HL42] a slow disk is waited for until memory is twice full", async () => {
  const { store, window } = someWindow({ windowBytes: 1000 });
  for (let count = 0; count < 20; count += 1) addSegment(window);
  expect([window.bytes, gaps(window)]).toEqual([2000, []]);
  addSegment(window);
  expect([window.bytes, gaps(window)]).toEqual([2000, [100]]);
  await store.answerAll();
  expect([window.bytes, gaps(window)]).toEqual([1000, [100]]);
});

test("[HL42] the newest three target durations stay in memory up to twice its bound: their parts are listed", async () => {
  const { store, window } = someWindow({ windowBytes: 500 });
  for (let count = 0; count < 9; count += 1) addSegment(window);
  await store.answerAll();
  expect(inMemory(window)).toEqual([102, 103, 104, 105, 106, 107, 108]);
});

test("[HL42] a gap is a change, so that playlists say it", async () => {
  const { store, window } = someWindow({ windowBytes: 1000 });
  for (let count = 0; count < 20; count += 1) addSegment(window);
  let heard = 0;
  window.onChange(() => (heard += 1));
  await store.answer("refused");
  expect([heard, gaps(window)]).toEqual([1, [100]]);
});

test("[HL42] a gap stays a gap, though the disk took it after all", async () => {
  const { store, window } = someWindow({ windowBytes: 500 });
  for (let count = 0; count < 30; count += 1) addSegment(window);
  const before = gaps(window);
  await store.answerAll();
  expect(before.length).toBeGreaterThan(0);
  expect(gaps(window)).toEqual(before);
});

test("[HL17] what the disk has is asked for there as soon as it left the list; what it has not lingers", async () => {
  const { store, window } = someWindow({ windowMinutes: 0.05 });
  for (let count = 0; count < 2; count += 1) addSegment(window);
  await store.answer("stored");
  await store.answer("refused");
  for (let count = 0; count < 4; count += 1) addSegment(window);
  expect(window.segments.at(0)?.msn).toBe(104);
  expect([100, 101, 102, 103].map((msn) => window.find("e1", msn)?.msn)).toEqual([undefined, 101, 102, 103]);
});

test("[HL17] the disk is told what the list and those behind it need no more", async () => {
  const { store } = await filled({ windowMinutes: 0.5 });
  // From 105 on is listed, and for three target durations more somebody may still ask.
  expect(store.forgotten.at(-1)).toBe(WINDOW_START_MS + 5 * 2000 - 12_000);
});

test("[HL44] what was deleted becomes a gap wherever it was, and the open segment never does", async () => {
  const { window } = await filled({ windowBytes: 1500 });
  addSegment(window, { isOpen: true });
  const before = window.version;
  window.drop(({ epoch, number }) => epoch === "e1" && (number === 102 || number >= 118));
  expect(gaps(window)).toEqual([102, 118, 119]);
  expect(window.version).toBe(before + 1);
  expect(window.find("e1", 118)).toBeNull();
  expect(window.bytes).toBe(1500 - 200 + 100);
});

test("a segment of another run is not found under the same number", async () => {
  const { window } = await filled();
  expect(window.find("e2", 105)).toBeNull();
});
