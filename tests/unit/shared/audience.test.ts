import fc from "fast-check";
import { expect, test } from "vitest";
import { lagAt, seenBy } from "../../../shared/audience.ts";
import type { LagCount } from "../../../shared/protocol.ts";
import { millis } from "../../../shared/time.ts";

const hall = {
  lags: [
    [800, 2],
    [3_000, 5],
    [60_000, 3],
  ].map(([upTo, people]) => [millis(upTo ?? 0), people ?? 0] as const),
};

const someLags = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 100, max: 90_000 }), fc.integer({ min: 1, max: 500 })), {
    selector: ([upTo]) => upTo,
    maxLength: 40,
  })
  .map((pairs) => ({
    lags: pairs.toSorted(([a], [b]) => a - b).map(([upTo, people]): LagCount => [millis(upTo), people]),
  }));
const anAge = fc.integer({ min: -5_000, max: 100_000 }).map(millis);

test.each([
  [-1, 0],
  [799, 0],
  [800, 2],
  [2_999, 2],
  [3_000, 7],
  [60_000, 10],
])("[CR50] %d ms after its moment %d of 10 have seen a card", (age, people) => {
  expect(seenBy(hall, millis(age))).toEqual({ people, of: 10 });
});

test("[CR50] with time nobody unsees a card, and in the end all have seen it", () => {
  fc.assert(
    fc.property(someLags, anAge, anAge, (audience, one, other) => {
      const [sooner, later] = one < other ? [one, other] : [other, one];
      expect(seenBy(audience, sooner).people).toBeLessThanOrEqual(seenBy(audience, later).people);
      const inTheEnd = seenBy(audience, millis(90_000));
      expect(inTheEnd.people).toBe(inTheEnd.of);
    }),
  );
});

test("[CR50] after the lag of a share, so many have seen it, and a moment before they had not", () => {
  fc.assert(
    fc.property(someLags, fc.double({ min: 0.01, max: 1, noNaN: true }), (audience, share) => {
      const lag = lagAt(audience, share);
      fc.pre(lag !== null);
      const { people, of } = seenBy(audience, lag);
      expect(people).toBeGreaterThanOrEqual(share * of);
      expect(seenBy(audience, millis(lag - 1)).people).toBeLessThan(Math.max(1, Math.ceil(share * of)));
    }),
  );
});

test("[CR50] where nobody plays there is nobody to wait for", () => {
  expect([lagAt({ lags: [] }, 0.5), seenBy({ lags: [] }, millis(5_000))]).toEqual([null, { people: 0, of: 0 }]);
});
