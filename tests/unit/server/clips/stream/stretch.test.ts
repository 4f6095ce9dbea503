import { expect, test } from "vitest";
import { stretchOf } from "../../../../../server/clips/stream/stretch.ts";
import { millis, programTime } from "../../../../../shared/time.ts";

const at = (seconds: number) => programTime(1_000_000_000_000 + seconds * 1000);
const segment = (seconds: number, lengthS = 2) => ({ startsAt: at(seconds), duration: millis(lengthS * 1000) });

test("[BZ201] a span lies within whole segments, so far from the first one's beginning", () => {
  const kept = [0, 2, 4, 6, 8].map((seconds) => segment(seconds));
  expect(stretchOf(kept, { from: at(2.5), to: at(7) })).toEqual({
    segments: kept.slice(1, 4),
    ...{ from: at(2.5), to: at(7), leadMs: 500, durationMs: 4_500, wholeMs: 6_000 },
  });
});

test("[BZ201] what begins and ends with a segment takes no neighbour", () => {
  const kept = [0, 2, 4].map((seconds) => segment(seconds));
  expect(stretchOf(kept, { from: at(2), to: at(4) })).toMatchObject({
    segments: [kept[1]],
    leadMs: 0,
    durationMs: 2_000,
  });
});

test("[BZ200] what is not kept is not part of it: before, behind, and between", () => {
  const kept = [segment(2), segment(10)];
  expect(stretchOf(kept, { from: at(0), to: at(20) })).toMatchObject({ from: at(2), to: at(12), durationMs: 4_000 });
  expect(stretchOf(kept, { from: at(4), to: at(10) })).toBeNull();
  expect(stretchOf([], { from: at(0), to: at(2) })).toBeNull();
});
