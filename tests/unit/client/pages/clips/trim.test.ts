import { expect, test } from "vitest";
import {
  keyStep,
  LEAST_MS,
  moved,
  partOf,
  trimOf,
  wholeLength,
  wholeOf,
} from "../../../../../client/pages/clips/trim.ts";
import { millis } from "../../../../../shared/time.ts";
import { aMedia } from "../../../../support/told-clips.ts";

const length = millis(58_000);
const part = { fromMs: millis(3000), toMs: millis(40_000) };

test("[BZ133] an edge stays inside the film and a second away from the other", () => {
  expect(moved(part, "from", -500, length)).toEqual({ ...part, fromMs: 0 });
  expect(moved(part, "from", 90_000, length)).toEqual({ ...part, fromMs: 40_000 - LEAST_MS });
  expect(moved(part, "to", 90_000, length)).toEqual({ ...part, toMs: length });
  expect(moved(part, "to", 0, length)).toEqual({ ...part, toMs: 3000 + LEAST_MS });
});

test("[BZ133] Home and End go as far as an edge can", () => {
  const [home, end] = [keyStep("Home", false, 40) ?? 0, keyStep("End", false, 40) ?? 0];
  expect(moved(part, "to", part.toMs + home, length).toMs).toBe(3000 + LEAST_MS);
  expect(moved(part, "to", part.toMs + end, length).toMs).toBe(length);
});

test("[BZ134] arrows step a tenth, with Shift a second, comma and full stop by a picture, whatever the layout", () => {
  expect(keyStep("ArrowRight", false, 40)).toBe(100);
  expect(keyStep("ArrowLeft", true, 40)).toBe(-1000);
  expect([keyStep("Comma", false, 33), keyStep("Period", false, 33)]).toEqual([-33, 33]);
  expect(keyStep("KeyA", false, 40)).toBeNull();
});

test("[BZ135] the whole film is no trim, and a trim of a longer film ends with this one", () => {
  const whole = { media: aMedia({ durationMs: length }) };
  expect(trimOf(wholeOf(length), whole)).toBeNull();
  expect(trimOf(part, whole)).toEqual(part);
  expect(partOf(null, whole)).toEqual({ fromMs: 0, toMs: length });
  expect(partOf({ fromMs: millis(57_800), toMs: millis(70_000) }, whole)).toEqual({ fromMs: 57_000, toMs: 58_000 });
});

test("[BZ135] of a film that was cut, places are told by the film as it came", () => {
  const cut = { media: aMedia({ durationMs: millis(37_000) }), cut: part };
  expect(partOf(part, cut)).toEqual({ fromMs: 0, toMs: 37_000 });
  expect(trimOf(partOf(part, cut), cut)).toEqual(part);
  expect(trimOf({ fromMs: millis(1000), toMs: millis(9000) }, cut)).toEqual({ fromMs: 4000, toMs: 12_000 });
  expect([wholeLength(cut), wholeLength({ media: cut.media })]).toEqual([40_000, 37_000]);
});
