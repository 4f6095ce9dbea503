import { describe, expect, test } from "vitest";
import { wishedMoment } from "../../../../client/pages/viewer/way-in.ts";

describe("[FD123] an address may name a moment", () => {
  test("in programme time, with a fraction or without", () => {
    expect([wishedMoment("#t=1769755260000"), wishedMoment("#t=1769755260000.25")]).toEqual([
      1_769_755_260_000, 1_769_755_260_000,
    ]);
  });

  test.each(["", "#t=", "#t=11:41", "#programme", "#t=-5", "#t=1e12", "#t=99999999999999999"])(
    "«%s» names none",
    (hash) => {
      expect(wishedMoment(hash)).toBe(null);
    },
  );
});
