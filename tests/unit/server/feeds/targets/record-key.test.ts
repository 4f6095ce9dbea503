import fc from "fast-check";
import { expect, test } from "vitest";
import { recordKey } from "../../../../../server/feeds/targets/record-key.ts";
import { programTime } from "../../../../../shared/time.ts";

const key = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 });
const moment = fc.integer({ min: 1_600_000_000_000, max: 2_500_000_000_000 });

test("[FD64] a record's name is a TID, and the same for each repeat of a job", () => {
  fc.assert(
    fc.property(key, moment, (of, since) => {
      const name = recordKey({ key: of, since: programTime(since) });
      expect(name).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
      expect(recordKey({ key: of, since: programTime(since) })).toBe(name);
    }),
  );
});

test("names of later jobs stand after those of earlier ones", () => {
  fc.assert(
    fc.property(key, key, moment, (one, other, since) => {
      const [earlier, later] = [since, since + 1].map((at, index) =>
        recordKey({ key: index === 0 ? one : other, since: programTime(at) }),
      );
      expect((earlier ?? "") < (later ?? "")).toBe(true);
    }),
  );
});
