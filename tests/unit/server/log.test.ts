import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLog } from "../../../server/log.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 4, 10, 0, 0) });
});
afterEach(() => {
  vi.useRealTimers();
});

const aLog = (level: "debug" | "info" = "info") => {
  const lines: string[] = [];
  return { log: createLog(level, (line) => lines.push(line)), lines, last: () => JSON.parse(lines.at(-1) ?? "null") };
};

test("[OP9] a line is one JSON object with the time in UTC, and nobody writes a line of their own into it", () => {
  const { log, lines, last } = aLog();
  log.info("encoder refused", { reason: 'first\r\nsecond","level":"error' });
  expect(lines.join("")).not.toMatch(/[\r\n]/);
  expect(last()).toEqual({
    time: "2026-03-04T10:00:00.000Z",
    level: "info",
    message: "encoder refused",
    reason: 'first\r\nsecond","level":"error',
  });
});

test("[OP9] fields do not take the place of time, level and message", () => {
  const { log, last } = aLog();
  log.warn("disk low", { level: "info", message: "all is well", time: 0 });
  expect(last()).toMatchObject({ level: "warn", message: "disk low" });
});

test("[OP9] a line is at most 8 KiB, whatever is beside the message", () => {
  const { log, lines, last } = aLog();
  log.info("long", { text: "x".repeat(100_000) });
  expect(lines[0]?.length).toBeLessThan(8192);
  log.info("many", Object.fromEntries(Array.from({ length: 50 }, (_, index) => [index, "x".repeat(2000)])));
  expect(last()).toEqual({ time: expect.any(String), level: "info", message: "many", shortened: true });
});

test("[OP9] what cannot be said as JSON does not keep the message from being said", () => {
  const { log, last } = aLog();
  const cycle: Record<string, unknown> = {};
  cycle["self"] = cycle;
  log.info("odd fields", { cycle, big: 1n });
  expect(last()).toMatchObject({ message: "odd fields", shortened: true });
});

test("a fault tells the error with its causes, and a circle of causes ends", () => {
  const { log, last } = aLog();
  const error = new Error("append refused", { cause: new Error("disk full") });
  log.fault("commit failed", error);
  expect(last()).toMatchObject({
    level: "error",
    error: { message: "append refused", cause: { message: "disk full" } },
  });
  error.cause = error;
  log.fault("failed again", error);
  expect(last()).toMatchObject({ message: "failed again" });
});

test("[OP10] one message is said thirty times in ten seconds, then how often beyond", () => {
  const { log, lines, last } = aLog();
  for (let times = 0; times < 342; times += 1) log.info("handshake refused", { times });
  expect(lines).toHaveLength(30);
  log.info("something else");
  expect(lines).toHaveLength(31);
  vi.advanceTimersByTime(10_000);
  expect(last()).toMatchObject({ message: "said more often than is logged", of: "handshake refused", times: 312 });
  log.info("handshake refused");
  expect(last()).toMatchObject({ message: "handshake refused" });
});

test("[OP11] the level may be changed while it is written", () => {
  const { log, lines } = aLog();
  log.debug("unheard");
  log.level = "debug";
  log.debug("heard");
  expect(lines).toHaveLength(1);
});
