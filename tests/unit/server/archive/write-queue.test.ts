import { expect, test } from "vitest";
import { WriteQueue } from "../../../../server/archive/write-queue.ts";
import { millis } from "../../../../shared/time.ts";

const patient = { bytes: 100, deadline: millis(60_000) };

test("[AR10] writes one after the other, in order", async () => {
  const queue = new WriteQueue(patient);
  const done: number[] = [];
  const gate = Promise.withResolvers<void>();
  const writes = [1, 2, 3].map((one) =>
    queue.offer(10, async () => {
      if (one === 1) await gate.promise;
      done.push(one);
      return one;
    }),
  );
  gate.resolve();
  expect(await Promise.all(writes)).toEqual([1, 2, 3]);
  expect(done).toEqual([1, 2, 3]);
});

test("[AR10] full, it refuses at once and is behind until all is written", async () => {
  const queue = new WriteQueue(patient);
  const gate = Promise.withResolvers<string>();
  const first = queue.offer(60, () => gate.promise);
  expect(await queue.offer(60, async () => "second")).toBeNull();
  expect(queue.isBehind).toBe(true);
  const third = queue.offer(40, async () => "third");
  gate.resolve("first");
  expect(await Promise.all([first, third])).toEqual(["first", "third"]);
  expect(queue.isBehind).toBe(false);
});

test("[AR10] who waits longer than the deadline is told so; what was not begun is not written later", async () => {
  const queue = new WriteQueue({ ...patient, deadline: millis(5) });
  const gate = Promise.withResolvers<string>();
  let wasWritten = false;
  const hanging = queue.offer(10, () => gate.promise);
  const waiting = queue.offer(10, async () => {
    wasWritten = true;
  });
  expect(await Promise.all([hanging, waiting])).toEqual([null, null]);
  expect(queue.isBehind).toBe(true);
  gate.resolve("late");
  expect(await queue.offer(10, async () => "next")).toBe("next");
  expect([wasWritten, queue.isBehind]).toEqual([false, false]);
});
