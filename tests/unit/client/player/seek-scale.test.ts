import { beforeEach, describe, expect, test } from "vitest";
import { setLanguage } from "../../../../client/i18n/language.ts";
import type { SeekMark } from "../../../../client/player/mark.ts";
import { neighbourMark, sayPosition, shareOf, timeAtShare } from "../../../../client/player/seek-scale.ts";
import { millis, programTime } from "../../../../shared/time.ts";

// The clock that the viewer reads is their own, so the moment is made in the zone the tests run in.
const base = new Date(2026, 0, 30, 11, 42, 7).getTime();
const at = (seconds: number) => programTime(base + seconds * 1000);
const window = { from: at(-600), to: at(0) };

test("[PL50] a time stands where its share of the window is, clamped to its ends", () => {
  expect([-600, -300, 0, -900, 60].map((seconds) => shareOf(at(seconds), window))).toEqual([0, 0.5, 1, 0, 1]);
  expect(timeAtShare(0.25, window)).toBe(at(-450));
  expect(timeAtShare(1.5, window)).toBe(at(0));
});

describe("[PL51] the slider says", () => {
  beforeEach(() => setLanguage("ru"));

  test("the time and that it is live", () => {
    expect(sayPosition(at(0), millis(400), true)).toBe("11:42:07, прямой эфир");
  });

  test("the time and how far behind", () => {
    expect(sayPosition(at(-130), millis(130_000), false)).toBe("11:39:57, на 2 мин 10 с позади эфира");
    expect(sayPosition(at(-30), millis(30_000), false)).toBe("11:41:37, на 30 с позади эфира");
  });

  test("the same in English", () => {
    setLanguage("en");
    expect(sayPosition(at(-130), millis(130_000), false)).toBe("11:39:57, 2 min 10 s behind live");
  });
});

test("[PL52] the neighbouring mark is the nearest that is not the one stood at", () => {
  const marks: readonly SeekMark[] = [-300, -200, -100].map((s) => ({ at: at(s), kind: "card", label: "" }));
  expect(neighbourMark(marks, at(-200), "before")?.at).toBe(at(-300));
  expect(neighbourMark(marks, at(-200), "after")?.at).toBe(at(-100));
  expect(neighbourMark(marks, at(-300), "before")).toBeNull();
});
