import { expect, test } from "vitest";
import { type DatedSegment, dateAt, mediaTimeAt } from "../../../../client/player/program-dates.ts";
import { millis, programTime } from "../../../../shared/time.ts";

const noon = Date.UTC(2026, 0, 30, 12, 0, 0);
/** Two segments, an outage of a minute, two more: media time runs through it. */
const segments: readonly DatedSegment[] = [
  { start: 10, duration: 2, programDateTime: noon },
  { start: 12, duration: 2, programDateTime: noon + 2000 },
  { start: 14, duration: 2, programDateTime: noon + 64_000 },
  { start: 16, duration: 1, programDateTime: noon + 66_000 },
];

test("[PL10] a frame's date is its segment's date and its place in the segment", () => {
  expect(dateAt(segments, millis(12_500))).toBe(noon + 2500);
  expect(dateAt(segments, millis(14_000))).toBe(noon + 64_000);
});

test("[PL10] before the first segment and beyond the last, the nearest one's date goes on", () => {
  expect(dateAt(segments, millis(9000))).toBe(noon - 1000);
  expect(dateAt(segments, millis(17_500))).toBe(noon + 67_500);
});

test("[PL11] a stream without dates has no programme time", () => {
  expect(dateAt([{ start: 0, duration: 2, programDateTime: null }], millis(1000))).toBeNull();
  expect(dateAt([], millis(1000))).toBeNull();
});

test("[PL12] a date leads to its frame; one within an outage to the picture after it, one outside to the nearest end", () => {
  const at = (ms: number) => mediaTimeAt(segments, programTime(noon + ms));
  expect(at(2500)).toBe(12_500);
  expect(at(30_000)).toBe(14_000);
  expect(at(-5000)).toBe(10_000);
  expect(at(90_000)).toBe(17_000);
});

test("[PL12] a date within a gap (EXT-X-GAP) leads to the picture after it", () => {
  const holed = segments.map((segment, index) => ({ ...segment, gap: index === 1 }));
  expect(mediaTimeAt(holed, programTime(noon + 2500))).toBe(14_000);
});

test("[PL78] four hours of segments cost a frame no more than a dozen looks", () => {
  let looks = 0;
  const long = Array.from({ length: 7200 }, (_, index) => ({
    get start() {
      looks++;
      return index * 2;
    },
    duration: 2,
    programDateTime: noon + index * 2000,
  }));
  expect(dateAt(long, millis(9_001_000))).toBe(noon + 9_001_000);
  expect(looks).toBeLessThan(20);
});
