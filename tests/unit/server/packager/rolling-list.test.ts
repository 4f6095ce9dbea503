import fc from "fast-check";
import { expect, test } from "vitest";
import { RollingList } from "../../../../server/packager/rolling-list.ts";

test("it holds what an array would, however much has left it", () => {
  const bursts = fc.array(fc.record({ pushed: fc.nat(400), shifted: fc.nat(400) }), { maxLength: 20 });
  fc.assert(
    fc.property(bursts, (taken) => {
      const list = new RollingList<number>();
      const model: number[] = [];
      let next = 0;
      for (const { pushed, shifted } of taken) {
        for (let count = 0; count < pushed; count += 1) {
          list.push(next);
          model.push(next);
          next += 1;
        }
        for (let count = 0; count < shifted; count += 1) expect(list.shift()).toBe(model.shift());
        expect(list.length).toBe(model.length);
        for (const index of [0, 1, -1, -2, 300, -300]) expect(list.at(index)).toBe(model.at(index));
        expect([...list]).toEqual(model);
        expect(list.map((item) => item)).toEqual(model);
      }
    }),
    { numRuns: 50 },
  );
});
