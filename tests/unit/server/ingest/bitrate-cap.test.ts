import { expect, test } from "vitest";
import { BitrateCap } from "../../../../server/ingest/bitrate-cap.ts";
import { programTime } from "../../../../shared/time.ts";

const at = (seconds: number) => programTime(seconds * 1_000);

test("[RT34] ten seconds of the average may come at once, and not a byte more", () => {
  const cap = new BitrateCap(8_000, at(0));
  expect(cap.take(10_000, at(0))).toBe(true);
  expect(cap.take(1, at(0))).toBe(false);
});

test("[RT34] a quiet hour saves up no more than ten seconds", () => {
  const cap = new BitrateCap(8_000, at(0));
  expect(cap.take(10_001, at(3_600))).toBe(false);
});

test("[RT34] without a limit everything fits", () => {
  const cap = new BitrateCap(Number.POSITIVE_INFINITY, at(0));
  expect(cap.take(2 ** 40, at(0))).toBe(true);
});
