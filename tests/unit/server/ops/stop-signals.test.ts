import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { silentLog } from "../../../../server/log.ts";
import { stopOnSignals } from "../../../../server/ops/stop-signals.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function aProcess() {
  const heardBySignal = new Map<string, () => void>();
  const exits: number[] = [];
  return {
    exits,
    send: (signal: NodeJS.Signals) => heardBySignal.get(signal)?.(),
    on: (signal: NodeJS.Signals, heard: () => void) => heardBySignal.set(signal, heard),
    exit: (code: number) => void exits.push(code),
  };
}

test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("[OP1] %s drains, then exits with 0", async (signal) => {
  const process = aProcess();
  stopOnSignals(process, silentLog, async () => []);
  process.send(signal);
  expect(process.exits).toEqual([]);
  await vi.advanceTimersByTimeAsync(0);
  expect(process.exits).toEqual([0]);
});

test("[OP1] a second signal, of either kind, exits with 1 at once", () => {
  const process = aProcess();
  stopOnSignals(process, silentLog, () => new Promise(() => {}));
  process.send("SIGTERM");
  process.send("SIGINT");
  expect(process.exits).toEqual([1]);
});

test("[OP1] a drain that never ends is left after 9.5 seconds, one that fails at once", async () => {
  const hung = aProcess();
  stopOnSignals(hung, silentLog, () => new Promise(() => {}));
  hung.send("SIGTERM");
  await vi.advanceTimersByTimeAsync(9_499);
  expect(hung.exits).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(hung.exits).toEqual([1]);

  const failing = aProcess();
  stopOnSignals(failing, silentLog, () => Promise.reject(new Error("a bug")));
  failing.send("SIGTERM");
  await vi.advanceTimersByTimeAsync(0);
  expect(failing.exits).toEqual([1]);
});
