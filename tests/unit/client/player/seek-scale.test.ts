import { beforeEach, describe, expect, test } from "vitest";
import { setLanguage } from "../../../../client/i18n/language.ts";
import type { SeekMark } from "../../../../client/player/mark.ts";
import {
  areApart,
  momentAtShare,
  neighbourMark,
  recordingScale,
  type SeekScale,
  shareOf,
  windowScale,
} from "../../../../client/player/seek-scale.ts";
import { endsOf, gapWords, placeAndWhole, sayPlace, sayPosition } from "../../../../client/player/seek-words.ts";
import { millis, programTime } from "../../../../shared/time.ts";

// The clock that the viewer reads is their own, so the moment is made in the zone the tests run in.
const base = new Date(2026, 0, 30, 11, 42, 7).getTime();
const at = (seconds: number) => programTime(base + seconds * 1000);
const window = windowScale({ from: at(-600), to: at(0) });
/** An hour, a break of an hour, half an hour. */
const recording = scaleOf([0, 3600], [7200, 9000]);

function scaleOf(...runs: readonly (readonly [number, number])[]): SeekScale {
  const scale = recordingScale(runs.map(([from, to]) => ({ from: at(from), to: at(to) })));
  if (scale === null) throw new Error("no runs");
  return scale;
}

beforeEach(() => setLanguage("ru"));

test("[PL50] a time stands where its share of the window is, clamped to its ends", () => {
  expect([-600, -300, 0, -900, 60].map((seconds) => shareOf(at(seconds), window))).toEqual([0, 0.5, 1, 0, 1]);
  expect(momentAtShare(0.25, window)).toBe(at(-450));
  expect(momentAtShare(1.5, window)).toBe(at(0));
});

describe("[PL51] the slider says", () => {
  test("the time and that it is live", () => {
    expect(sayPosition(at(0), millis(400), true)).toBe("11:42:07, прямой эфир");
  });

  test("the time and how far behind", () => {
    expect(sayPosition(at(-130), millis(130_000), false)).toBe("11:39:57, на 2 мин 10 с позади эфира");
    expect(sayPosition(at(-30), millis(30_000), false)).toBe("11:41:37, на 30 с позади эфира");
  });

  test("hours, in a window of hours", () => {
    expect(sayPosition(at(-7325), millis(7_325_000), false)).toBe("09:40:02, на 2 ч 2 мин 5 с позади эфира");
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

describe("a recording's bar", () => {
  test("[PL82] is as long as what there is to see, and leads to the moment on either side of a break", () => {
    expect(recording.length).toBe(5_400_000);
    expect([0, 3600, 7200, 9000].map((seconds) => shareOf(at(seconds), recording))).toEqual([0, 2 / 3, 2 / 3, 1]);
    expect(momentAtShare(0.5, recording)).toBe(at(2700));
    expect(momentAtShare(0.75, recording)).toBe(at(7650));
  });

  test("[PL83] marks each break where it was cut out, with its words", () => {
    expect(recording.gaps).toEqual([{ from: at(3600), to: at(7200), place: 3_600_000 }]);
    expect(recording.gaps.map(gapWords)).toEqual(["Перерыв 12:42–13:42"]);
  });

  test("[PL83] a night between two days is named with its days", () => {
    const days = scaleOf([0, 3600], [80_000, 81_000]);
    expect(days.gaps.map(gapWords)).toEqual(["Перерыв: 30 янв., 12:42 – 31 янв., 09:55"]);
  });

  test("[PL83] an encoder that was away for less than a minute leaves no mark", () => {
    expect(scaleOf([0, 100], [140, 300]).gaps).toEqual([]);
  });

  test("[PL84] shows how far one is and how long it is, and says the time in the hall", () => {
    expect(placeAndWhole(at(7650), recording)).toBe("1:07:30 / 1:30:00");
    expect(sayPlace(at(7650), recording)).toBe("1 ч 7 мин 30 с из 1 ч 30 мин 0 с, в зале 13:49:37");
    expect(endsOf(recording, true)).toEqual(["0:00", "1:30:00"]);
  });

  test("[PL83] words stand under their notches only where they do not touch", () => {
    expect(areApart(recording)).toBe(true);
    expect(areApart(scaleOf([0, 100], [1000, 1100], [5000, 9000]))).toBe(false);
  });

  test("there is none without anything recorded", () => {
    expect(recordingScale([])).toBeNull();
  });
});
