import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brightenings } from "../../../../../client/control/flash/brightening.ts";
import { delayOf } from "../../../../../client/control/flash/delay-of.ts";
import { FLASH_MS, flashPlan, isLight } from "../../../../../client/control/flash/flash-plan.ts";
import { programTime } from "../../../../../shared/time.ts";

const start = programTime(1_000_000);
const plan = flashPlan(start);
const shifted = (by: number, wobble: (place: number) => number = () => 0) =>
  plan.map((at, place) => programTime(at + by + wobble(place)));

describe("the flashes", () => {
  test("[CR67] six of them, and never more than three in any second", () => {
    expect(plan).toHaveLength(6);
    for (const at of plan)
      expect(plan.filter((other) => other >= at && other < at + 1000).length).toBeLessThanOrEqual(2);
  });

  test("[CR67] light for a fifth of a second each, dark between", () => {
    const light = Array.from({ length: 6000 }, (_, ms) => isLight(plan, programTime(start + ms))).filter(Boolean);
    expect(light).toHaveLength(6 * FLASH_MS);
    expect(isLight(plan, programTime(start - 1))).toBe(false);
  });
});

describe("the delay", () => {
  test("[CR68] is found exactly when each flash was seen", () => {
    expect(delayOf(plan, shifted(420))).toEqual({ delay: 420, spread: 0, seen: 6, of: 6 });
  });

  test("[CR68] of a hand that wavers, the median, with how far it wavered", () => {
    const offsets = [-40, 20, 0, 60, -20, 10];
    expect(
      delayOf(
        plan,
        shifted(420, (place) => offsets[place] ?? 0),
      ),
    ).toEqual({
      delay: 425,
      spread: 50,
      seen: 6,
      of: 6,
    });
  });

  test("[CR68] without a press that came quite late, and one between flashes", () => {
    const presses = shifted(420, (place) => (place === 3 ? 230 : place * 5));
    const measured = delayOf(
      plan,
      [...presses, programTime(start + 420 + 300)].sort((one, other) => one - other),
    );
    expect(measured?.delay).toBeGreaterThanOrEqual(420);
    expect(measured?.delay).toBeLessThanOrEqual(430);
    expect(measured?.seen).toBe(5);
  });

  test("[CR68] with two flashes missed, also the first", () => {
    expect(delayOf(plan, shifted(9400).slice(2))).toMatchObject({ delay: 9400, seen: 4, of: 6 });
  });

  test("[CR68] is not guessed: three flashes, an even beat through all, presses anywhere", () => {
    expect(delayOf(plan, shifted(420).slice(3))).toBeNull();
    const even = Array.from({ length: 16 }, (_, beat) => programTime(start + beat * 700));
    expect(delayOf(plan, even)).toBeNull();
    expect(delayOf(plan, [])).toBeNull();
  });

  test("[CR68] is within what the stage takes: a clock that is a little ahead means none", () => {
    expect(delayOf(plan, shifted(-30))?.delay).toBe(0);
    expect(delayOf(plan, shifted(12_000))).toBeNull();
  });

  test("[CR68] is found for any delay, with wavering and stray presses", () => {
    const wavers = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        wavers,
        fc.integer({ min: 0, max: 15_000 }),
        (by, offsets, stray) => {
          const seen = [...shifted(by, (place) => offsets[place] ?? 0), programTime(start + stray)];
          const measured = delayOf(plan, seen);
          expect(Math.abs((measured?.delay ?? Number.NaN) - by)).toBeLessThanOrEqual(70);
        },
      ),
    );
  });
});

describe("flashes in a picture", () => {
  /** 30 frames a second, each with what a camera sees of the window 420 ms ago. */
  const filmed = (level: (isOn: boolean, frame: number) => number) =>
    Array.from({ length: 240 }, (_, frame) => {
      const at = programTime(start - 1000 + Math.round((frame * 1000) / 30));
      return { at, level: level(isLight(plan, programTime(at - 420)), frame) };
    });

  test.each([
    ["a captured window", (isOn: boolean) => (isOn ? 235 : 16)],
    [
      "a screen in a corner of a noisy hall",
      (isOn: boolean, frame: number) => 90 + (isOn ? 18 : 0) + ((frame * 7) % 4),
    ],
    ["a camera that closes its eye slowly", (isOn: boolean, frame: number) => (isOn ? 200 : 60) + frame / 20],
  ])("[CR68] are found in %s, to a frame", (_, level) => {
    const measured = delayOf(plan, brightenings(filmed(level)));
    expect(measured?.seen).toBe(6);
    expect(Math.abs((measured?.delay ?? 0) - 420 - 17)).toBeLessThanOrEqual(17);
  });

  test("[CR68] are not found where there are none", () => {
    expect(brightenings(filmed((_, frame) => 90 + (frame % 4)))).toEqual([]);
    expect(brightenings([])).toEqual([]);
    expect(delayOf(plan, brightenings(filmed((_, frame) => (frame % 40 < 20 ? 60 : 120))))).toBeNull();
  });
});
