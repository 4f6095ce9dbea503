import { expect, test } from "vitest";
import { programTime } from "../../../../shared/time.ts";
import { anArchive, aSegmentToKeep, bytesOf } from "../../../support/archives.ts";
import { aSmallDisk } from "../../../support/small-disk.ts";

const MEBIBYTE = 2 ** 20;
const aBigSegment = (number: number) => aSegmentToKeep(number, { fragments: [150_000, 150_000] });

test("[AR12] on a file system that is really full: what fitted plays, and recording goes on once there is room", async () => {
  using small = aSmallDisk(2 * MEBIBYTE);
  const { disk } = small;
  small.fill(MEBIBYTE);
  await using at = await anArchive(small.path, { disk });
  const fitted: number[] = [];
  let number = 1;
  for (; number <= 10; number += 1) if ((await at.main.keep(aBigSegment(number))) !== null) fitted.push(number);
  expect(fitted).toEqual([1, 2, 3]);
  expect(at.archive.disk().writing).toBe("failing");

  small.empty();
  at.clock.advance(60_000);
  expect(await at.main.keep(aBigSegment(number))).toMatchObject({ number });
  expect(at.archive.disk().writing).toBe("on");

  await at.archive.close();
  await using after = await anArchive(small.path, { disk });
  const restored = await after.main.restored(programTime(0));
  expect(restored.map((segment) => segment.number)).toEqual([...fitted, number]);
  for (const segment of restored) expect(bytesOf(aBigSegment(segment.number)).equals(await segment.read())).toBe(true);
});
