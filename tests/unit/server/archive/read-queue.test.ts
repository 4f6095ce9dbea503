import { expect, test } from "vitest";
import { ReadFault } from "../../../../server/archive/read-fault.ts";
import { ReadQueue } from "../../../../server/archive/read-queue.ts";
import { millis } from "../../../../shared/time.ts";

const patient = { atOnce: 2, waiting: 100, deadline: millis(60_000) };
const busy = new ReadFault("busy");

test("[AR14] so many read at once, and the others in order of asking", async () => {
  const queue = new ReadQueue(patient);
  const begun: number[] = [];
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const reads = gates.map((gate, index) =>
    queue.run(() => {
      begun.push(index);
      return gate.promise;
    }),
  );
  expect(begun).toEqual([0, 1]);
  gates[1]?.resolve();
  await reads[1];
  expect(begun).toEqual([0, 1, 2]);
  for (const gate of gates) gate.resolve();
  await Promise.all(reads);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

test("[AR14] more than may wait are refused at once", async () => {
  const queue = new ReadQueue({ ...patient, atOnce: 1, waiting: 1 });
  const gate = Promise.withResolvers<string>();
  const [first, second] = [queue.run(() => gate.promise), queue.run(async () => "second")];
  await expect(queue.run(async () => "third")).rejects.toEqual(busy);
  gate.resolve("first");
  expect(await Promise.all([first, second])).toEqual(["first", "second"]);
});

test("[AR14] who waits longer than the deadline is let go, and the disk is not asked for it any more", async () => {
  const queue = new ReadQueue({ ...patient, atOnce: 1, deadline: millis(5) });
  const gate = Promise.withResolvers<string>();
  let wasAsked = false;
  const hanging = queue.run(() => gate.promise);
  const waiting = queue.run(async () => {
    wasAsked = true;
  });
  await expect(hanging).rejects.toEqual(busy);
  await expect(waiting).rejects.toEqual(busy);
  gate.resolve("late");
  expect(await queue.run(async () => "next")).toBe("next");
  expect(wasAsked).toBe(false);
});

test("[AR14] a read that fails frees its place", async () => {
  const queue = new ReadQueue({ ...patient, atOnce: 1 });
  await expect(queue.run(() => Promise.reject(new Error("disk")))).rejects.toThrow("disk");
  expect(await queue.run(async () => "next")).toBe("next");
});
