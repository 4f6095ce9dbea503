import { expect, test } from "vitest";
import { silentLog } from "../../../../server/log.ts";
import { Drain } from "../../../../server/ops/drain.ts";

const never = () => new Promise<void>(() => {});

test("[OP3] what was opened last ends first, one after the other", async () => {
  const order: string[] = [];
  const drain = new Drain(silentLog);
  drain.add("database", 100, () => void order.push("database"));
  drain.add("ledgers", 100, async () => {
    await Promise.resolve();
    order.push("ledgers");
  });
  drain.add("doors", 100, () => void order.push("doors"));
  expect(await drain.run()).toEqual([]);
  expect(order).toEqual(["doors", "ledgers", "database"]);
});

test("[OP4] what hangs or fails is named, and the rest ends all the same", async () => {
  const order: string[] = [];
  const warned: unknown[] = [];
  const drain = new Drain({ ...silentLog, warn: (_message, fields) => warned.push(fields) });
  drain.add("database", 100, () => void order.push("database"));
  drain.add("answers", 20, never);
  drain.add("recordings", 100, () => Promise.reject(new Error("disk gone")));
  drain.add("stages", 100, () => {
    throw new Error("a bug");
  });
  expect(await drain.run()).toEqual(["stages", "recordings", "answers"]);
  expect(order).toEqual(["database"]);
  expect(warned).toEqual([{ stage: "answers", withinMs: 20 }]);
});

test("[OP3] all of it has one deadline, and what comes after it still gets its turn", async () => {
  const order: string[] = [];
  const drain = new Drain(silentLog, 30);
  drain.add("database", 1_000, () => void order.push("database"));
  drain.add("encoders", 60_000, never);
  drain.add("answers", 60_000, never);
  expect(await drain.run()).toEqual(["answers", "encoders"]);
  expect(order).toEqual(["database"]);
});
