import fc from "fast-check";
import { expect, test } from "vitest";
import { LagHistogram } from "../../../../server/audience/lag-histogram.ts";
import { millis } from "../../../../shared/time.ts";

function counted(lags: readonly number[]): LagHistogram {
  const histogram = new LagHistogram();
  for (const lag of lags) histogram.add(millis(lag));
  return histogram;
}

const someLags = fc.array(fc.integer({ min: 0, max: 86_400_000 }), { minLength: 1, maxLength: 60 });

test("a lag histogram rounds up to its buckets and caps what lies beyond", () => {
  const lags = counted([40, 1_234, 12_300, 4_000_000]);
  expect([0.25, 0.5, 0.75, 1].map((share) => lags.quantile(share))).toEqual([40, 1_240, 13_000, 60_000]);
});

test("[CR51] the least of a histogram is above no lag, and at most a step below the shortest", () => {
  fc.assert(
    fc.property(someLags, (lags) => {
      const least = counted(lags).least ?? Number.NaN;
      const shortest = Math.min(...lags);
      expect(least).toBeLessThanOrEqual(shortest);
      if (shortest <= 10_000) expect(shortest - least).toBeLessThanOrEqual(100);
    }),
  );
  expect(new LagHistogram().least).toBeNull();
});

test("[CR51] told in pairs, nobody is lost, each stands in the step that its lag reaches, and they are few", () => {
  fc.assert(
    fc.property(someLags, (lags) => {
      const pairs = counted(lags).pairs();
      expect(pairs.map(([upTo]) => upTo)).toEqual(pairs.map(([upTo]) => upTo).toSorted((a, b) => a - b));
      for (const [upTo] of pairs) {
        const told = pairs.filter(([bound]) => bound <= upTo).reduce((sum, [, people]) => sum + people, 0);
        expect(told).toBe(lags.filter((lag) => lag <= upTo).length);
      }
    }),
  );
  const all = counted(Array.from({ length: 1_000 }, (_, index) => index * 100));
  expect(all.pairs().length).toBeLessThanOrEqual(48);
});

test("a lag that is taken back leaves no trace", () => {
  const lags = counted([700, 90_000_000]);
  lags.remove(millis(700));
  lags.remove(millis(90_000_000));
  expect([lags.total, lags.pairs(), lags.least]).toEqual([0, [], null]);
});
