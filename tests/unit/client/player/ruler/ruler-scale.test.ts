import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { setLanguage } from "../../../../../client/i18n/language.ts";
import { placeOfKey } from "../../../../../client/player/ruler/ruler-keys.ts";
import type { RulerPart } from "../../../../../client/player/ruler/ruler-part.ts";
import {
  meetingScale,
  type RulerScale,
  reachOf,
  replayScale,
  seekableNear,
} from "../../../../../client/player/ruler/ruler-scale.ts";
import { timesUnder } from "../../../../../client/player/ruler/ruler-times.ts";
import { lineWords, sayRulerPlace, tipWords } from "../../../../../client/player/ruler/ruler-words.ts";
import { millis, type ProgramTime, programTime } from "../../../../../shared/time.ts";

// The clock that the viewer reads is their own, so the moment is made in the zone the tests run in.
const start = new Date(2026, 0, 30, 10, 30).getTime();
/** Minutes after 10:30. */
const at = (minute: number): ProgramTime => programTime(start + minute * 60_000);
const minuteOf = (time: ProgramTime | "live" | null) => (typeof time === "number" ? (time - start) / 60_000 : time);

const titles = [
  "Открытие",
  "Доклад министра",
  "Долговременный уход",
  "Блиц",
  "Социальный контракт",
  "Награждение",
  "Решение",
];
const starts = [0, 15, 50, 80, 90, 115, 135, 150];
/** The meeting of the mock-up at 11:42. */
const parts: readonly RulerPart[] = titles.map((title, index) => ({
  number: index + 1,
  title,
  from: at(starts[index] ?? 0),
  to: at(starts[index + 1] ?? 0),
  state: index < 2 ? "past" : index === 2 ? "now" : "next",
}));
const span = { from: at(0), to: at(150) };
const onAir = meetingScale(span, parts, { from: at(10), to: at(72) });

function aReplay(): RulerScale {
  const scale = replayScale(
    [
      { from: at(5), to: at(50) },
      { from: at(110), to: at(150) },
    ],
    parts,
  );
  if (scale === null) throw new Error("no runs");
  return scale;
}

const placesOf = ({ parts: placed }: RulerScale) =>
  placed.map(({ part, start: from, end }) => [part?.number ?? null, from / 60_000, end / 60_000]);

beforeEach(() => setLanguage("ru"));

describe("[RL20] on air the parts stand by the clock", () => {
  test("from the day's beginning to its end", () => {
    expect(placesOf(onAir)).toEqual(starts.slice(0, -1).map((from, index) => [index + 1, from, starts[index + 1]]));
  });

  test("and time of no item stays free", () => {
    expect(placesOf(meetingScale(span, parts.slice(1, 2), null))).toEqual([
      [null, 0, 15],
      [2, 15, 50],
      [null, 50, 150],
    ]);
  });

  test("and the ruler grows with a broadcast that outlasts the plan", () => {
    expect(meetingScale(span, parts, { from: at(10), to: at(170) }).length).toBe(170 * 60_000);
  });
});

test("[RL21] a recording is as long as its picture, and an item that nobody recorded has no part", () => {
  expect(placesOf(aReplay())).toEqual([
    [1, 0, 10],
    [2, 10, 45],
    [5, 45, 50],
    [6, 50, 70],
    [7, 70, 85],
  ]);
});

describe("[RL22] whatever the agenda", () => {
  const aPart = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
  const anAgenda = fc.array(aPart, { maxLength: 8 }).map((lengths): readonly RulerPart[] => {
    let minute = 0;
    return lengths.map(([gap, length], index) => {
      const from = minute + gap;
      minute = from + length;
      return { number: index + 1, title: "", from: at(from), to: at(minute), state: "past" };
    });
  });
  const aScale = fc
    .tuple(anAgenda, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 100 }), fc.boolean())
    .map(([agenda, from, length, isReplay]) => {
      const window = { from: at(from), to: at(from + length) };
      return isReplay ? replayScale([window], agenda) : meetingScale(span, agenda, window);
    })
    .filter((scale) => scale !== null);

  test("parts fill the ruler in order", () => {
    fc.assert(
      fc.property(aScale, ({ parts: placed, length }) => {
        let end = 0;
        for (const part of placed) {
          expect(part.start).toBe(end);
          expect(part.end).toBeGreaterThan(part.start);
          end = part.end;
        }
        expect(end).toBe(length);
      }),
    );
  });

  test("place and moment go on together, and one undoes the other", () => {
    const aPlace = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(aScale, aPlace, aPlace, (scale, one, other) => {
        const [near, far] = [one, other]
          .sort((a, b) => a - b)
          .map((part) => millis(Math.round((scale.length * part) / 10_000)));
        if (near === undefined || far === undefined) throw new Error("two places");
        expect(scale.momentAt(near)).toBeLessThanOrEqual(scale.momentAt(far));
        expect(scale.placeOf(scale.momentAt(near))).toBe(near);
      }),
    );
  });
});

describe("[RL23] what can be watched", () => {
  test("is the rewind window; before it is gone, after it ahead", () => {
    expect([5, 10, 72, 73].map((minute) => reachOf(at(minute), onAir))).toEqual(["gone", "here", "here", "ahead"]);
  });

  test("is where a drag beyond it ends", () => {
    expect([5, 30, 72, 140].map((minute) => minuteOf(seekableNear(at(minute), onAir)))).toEqual([
      10,
      30,
      "live",
      "live",
    ]);
  });

  test("is nothing before the broadcast", () => {
    expect(reachOf(at(5), meetingScale(span, parts, null))).toBe("ahead");
  });
});

describe("[RL40] keys", () => {
  const press = (code: string, minute: number) =>
    minuteOf(placeOfKey({ code, altKey: false, ctrlKey: false, metaKey: false }, at(minute), onAir));

  test("go ten seconds by arrow, within the window", () => {
    expect([press("ArrowLeft", 60), press("ArrowRight", 60)]).toEqual([60 - 1 / 6, 60 + 1 / 6]);
    expect([press("ArrowLeft", 10), press("ArrowRight", 72)]).toEqual([10, "live"]);
  });

  test("go from item to item by Page Up and Page Down", () => {
    expect([press("PageUp", 60), press("PageUp", 50), press("PageUp", 12)]).toEqual([50, 15, 10]);
    expect([press("PageDown", 20), press("PageDown", 60)]).toEqual([50, "live"]);
  });

  test("go to both ends by Home and End, and leave all others alone", () => {
    expect([press("Home", 60), press("End", 60), press("KeyK", 60)]).toEqual([10, "live", null]);
    expect(placeOfKey({ code: "Home", altKey: true, ctrlKey: false, metaKey: false }, at(60), onAir)).toBeNull();
  });
});

describe("the ruler says", () => {
  test("[RL30] at the live edge the minute, the item and that it is live", () => {
    const words = sayRulerPlace(onAir, parts, { at: at(72), isLive: true, isRecording: false });
    expect(words).toBe("11:42, пункт 3, Долговременный уход, прямой эфир");
  });

  test("[RL30] behind it the second and how far", () => {
    const words = sayRulerPlace(onAir, parts, { at: at(20), isLive: false, isRecording: false });
    expect(words).toBe("10:50:00, пункт 2, Доклад министра, на 52 мин 0 с позади эфира");
  });

  test("[RL30] in a recording how far one is", () => {
    const words = sayRulerPlace(aReplay(), parts, { at: at(20), isLive: false, isRecording: true });
    expect(words).toBe("15 мин 0 с из 1 ч 25 мин 0 с, в зале 10:50:00, пункт 2, Доклад министра");
  });

  test("[RL31] what is on, on a narrow page", () => {
    const part = parts[2] ?? null;
    expect(lineWords({ part, parts, total: 7, isRecording: false })).toEqual({
      lead: "Пункт 3 из 7.",
      rest: "Долговременный уход",
      until: "до\u00a011:50",
    });
    expect(lineWords({ part: null, parts, total: 7, isRecording: false }).until).toBe("7 пунктов, 10:30–13:00");
  });

  test("[RL32] what stands under the pointer", () => {
    const words = [5, 20, 100].map((minute) => tipWords(at(minute), onAir, parts, false));
    expect(words).toEqual([
      "10:35:00, Открытие, уже не перематывается",
      "10:50:00, Доклад министра",
      "12:10:00, Социальный контракт, ещё впереди",
    ]);
  });
});

describe("[RL26] times under the ruler", () => {
  const words = (scale: RulerScale, head: ProgramTime | null, isRecording = false) =>
    timesUnder(scale, head, isRecording).map((mark) => (mark.isHead ? `[${mark.words}]` : mark.words));

  test("are both ends, whole steps of the clock and the picture's, none touching another", () => {
    expect(words(onAir, at(72))).toEqual(["10:30", "11:00", "11:30", "[11:42]", "12:00", "12:30", "13:00"]);
    expect(words(onAir, at(92))).toEqual(["10:30", "11:00", "11:30", "[12:02]", "12:30", "13:00"]);
    expect(words(onAir, at(2))).toEqual(["[10:32]", "11:00", "11:30", "12:00", "12:30", "13:00"]);
  });

  test("[RL27] are places in a recording", () => {
    expect(words(aReplay(), at(20), true)).toEqual([
      "0:00",
      "[15:00]",
      "30:00",
      "45:00",
      "1:00:00",
      "1:15:00",
      "1:25:00",
    ]);
  });
});
