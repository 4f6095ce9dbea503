import { describe, expect, test } from "vitest";
import type { DatedSegment } from "../../../../client/player/program-dates.ts";
import { gapsOf, lengthOf, momentAt, placeOf, runsOf } from "../../../../client/player/runs.ts";
import { millis, programTime } from "../../../../shared/time.ts";

const noon = Date.UTC(2026, 0, 30, 12, 0, 0);
const at = (ms: number) => programTime(noon + ms);

/** Segments of two seconds, one after another in media time, dated as given. */
const segmentsAt = (...dates: readonly number[]): readonly DatedSegment[] =>
  dates.map((ms, index) => ({ start: index * 2, duration: 2, programDateTime: noon + ms }));

describe("[PL80] a recording's runs", () => {
  test("join segments that follow each other on the clock, rounding aside", () => {
    expect(runsOf(segmentsAt(0, 2000, 4001, 6000))).toEqual([{ from: at(0), to: at(8000) }]);
  });

  test("break where the clock went on without picture", () => {
    expect(runsOf(segmentsAt(0, 2000, 9000))).toEqual([
      { from: at(0), to: at(4000) },
      { from: at(9000), to: at(11_000) },
    ]);
  });

  test("break where a piece is missing from the disk", () => {
    const segments = segmentsAt(0, 2000, 4000).map((one, index) => ({ ...one, gap: index === 1 }));
    expect(runsOf(segments)).toEqual([
      { from: at(0), to: at(2000) },
      { from: at(4000), to: at(6000) },
    ]);
  });

  test("are none in a list without dates", () => {
    expect(runsOf([{ start: 0, duration: 2, programDateTime: null }])).toEqual([]);
  });
});

describe("[PL81] between place and clock", () => {
  const runs = [
    { from: at(0), to: at(100_000) },
    { from: at(400_000), to: at(450_000) },
  ];

  test("a moment within a break is where the picture goes on", () => {
    expect(placeOf(runs, at(200_000))).toBe(100_000);
    expect(momentAt(runs, millis(100_000))).toBe(at(400_000));
  });

  test("there and back leads to the same moment", () => {
    for (const ms of [0, 1, 99_999, 400_000, 449_999]) expect(momentAt(runs, placeOf(runs, at(ms)))).toBe(at(ms));
  });

  test("outside, the nearest end", () => {
    expect(placeOf(runs, at(-5000))).toBe(0);
    expect(placeOf(runs, at(999_000))).toBe(150_000);
    expect(momentAt(runs, millis(-5))).toBe(at(0));
    expect(momentAt(runs, millis(999_000))).toBe(at(450_000));
  });

  test("the length is what there is to see, and a break of a minute is marked", () => {
    expect(lengthOf(runs)).toBe(150_000);
    expect(gapsOf(runs)).toEqual([{ from: at(100_000), to: at(400_000), place: 100_000 }]);
  });
});
