import { expect, test } from "vitest";
import { DiskWatch } from "../../../../server/archive/disk-watch.ts";
import { silentLog } from "../../../../server/log.ts";

const MEBIBYTE = 2 ** 20;

/** What a watch says after each figure. */
async function watched(floorBytes: number, figures: readonly (number | Error)[]): Promise<readonly boolean[]> {
  const left = [...figures];
  const freeBytes = async () => {
    const figure = left.shift() ?? 0;
    if (figure instanceof Error) throw figure;
    return figure;
  };
  const watch = new DiskWatch({ freeBytes, floorBytes, log: silentLog });
  const said: boolean[] = [];
  for (const _ of figures) {
    await watch.look();
    said.push(watch.isBelowFloor);
  }
  return said;
}

test("[AR11] below the floor until a tenth of it is free above", async () => {
  expect(await watched(1000, [1000, 999, 1050, 1099, 1100, 1000])).toEqual([false, true, true, true, false, false]);
});

test("[AR11] with a high floor, until 256 MB are free above", async () => {
  const floor = 10_000 * MEBIBYTE;
  const enough = floor + 256 * MEBIBYTE;
  expect(await watched(floor, [floor - 1, enough - 1, enough])).toEqual([true, true, false]);
});

test("[AR11] a floor of nothing is never reached", async () => {
  expect(await watched(0, [0])).toEqual([false]);
});

test("[AR11] a disk that does not say how full it is counts as it was", async () => {
  expect(await watched(1000, [999, new Error("EIO"), 2000, new Error("EIO")])).toEqual([true, true, false, false]);
});
