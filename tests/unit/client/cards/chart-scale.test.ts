import { describe, expect, test } from "vitest";
import { apart, runs } from "../../../../client/cards/chart-line-shapes.ts";
import { fitsUpright } from "../../../../client/cards/chart-room.ts";
import { barScale, lineScale } from "../../../../client/cards/chart-scale.ts";
import type { NumberTable } from "../../../../shared/cards/field.ts";

const aTable = (...values: readonly (number | null)[]): NumberTable => ({
  columns: ["охват"],
  rows: values.map((value, index) => ({ label: String(2020 + index), values: [value] })),
});

describe("bars", () => {
  test("[CD9] are as long as their numbers: the scale begins at nought", () => {
    const { at } = barScale(aTable(1000, 2000));
    expect([at(0), at(1000), at(2000)]).toEqual([0, 0.5, 1]);
  });

  test("[CD9] of losses and gains have nought between them", () => {
    const { at } = barScale(aTable(-300, null, 100));
    expect([at(-300), at(0), at(100)]).toEqual([0, 0.75, 1]);
  });

  test("[CD9] of losses alone hang from nought", () => {
    const { at } = barScale(aTable(-300, -100));
    expect(at(0)).toBe(1);
  });

  test("[CD9] of nothing but noughts and gaps have a scale all the same", () => {
    expect(barScale(aTable(0, null)).at(0)).toBe(0);
  });
});

describe("a line", () => {
  test("[CD9] has round marks that hold all its numbers", () => {
    expect(lineScale(aTable(1120, 3047)).marks).toEqual([0, 1000, 2000, 3000, 4000]);
  });

  test("[CD9] far from nought is as high as its change", () => {
    expect(lineScale(aTable(97.2, 98.1, 99)).marks).toEqual([97, 97.5, 98, 98.5, 99]);
  });

  test.each([[[5, 5]], [[-5, -5]], [[0, 0]], [[null, null]], [[1e15, -1e15]], [[1e-7, 2e-7]]])(
    "[CD9] through %j has a scale of finite marks",
    (values) => {
      const { marks, at, least, most } = lineScale(aTable(...values));
      expect(marks.length).toBeLessThan(10);
      expect([...marks.map(at), least, most].every(Number.isFinite)).toBe(true);
      expect(values.filter((value) => value !== null).every((value) => at(value) >= 0 && at(value) <= 1)).toBe(true);
    },
  );

  test("[CD9] breaks where there is no number", () => {
    const [a, b, c] = [
      { x: 0, y: 1 },
      { x: 1, y: 1 },
      { x: 3, y: 1 },
    ];
    expect(runs([a, b, null, c, null])).toEqual([[a, b], [c]]);
  });

  test("[CD9] whose end meets another's keeps its number apart", () => {
    const places = apart(
      [
        { x: 0, y: 12 },
        { x: 0, y: 10 },
        { x: 0, y: 90 },
      ],
      15,
    );
    expect(places.map(({ y }) => y)).toEqual([10, 25, 90]);
  });
});

describe("room", () => {
  test("[CD9] bars stand where numbers and labels fit side by side", () => {
    expect(fitsUpright(aTable(1120, 1548, 2146, 3047), { widthPx: 480, letterPx: 15 })).toBe(true);
  });

  test("[CD9] bars lie on a phone with large letters", () => {
    expect(fitsUpright(aTable(1120, 1548, 2146, 3047), { widthPx: 288, letterPx: 30 })).toBe(false);
  });

  test("[CD9] bars lie where a word of their labels is too long to stand under one", () => {
    const table = aTable(1, 2);
    const rows = table.rows.map((row) => ({ ...row, label: "Межрайонные".repeat(3) }));
    expect(fitsUpright({ ...table, rows }, { widthPx: 320, letterPx: 15 })).toBe(false);
  });
});
