import { expect, test } from "vitest";
import { Pulse } from "../../../../server/ops/pulse.ts";
import { StallJudge } from "../../../../server/ops/stall-judge.ts";

test("[OP7] a stall of more than two seconds is told while it lasts and for two seconds after", () => {
  let now = 0;
  using pulse = new Pulse(() => now);
  now = 1_900;
  pulse.beat();
  expect([pulse.isAlive, pulse.stalls]).toEqual([true, 0]);
  now = 4_000;
  expect(pulse.isAlive).toBe(false);
  pulse.beat();
  expect([pulse.isAlive, pulse.stalls]).toEqual([false, 1]);
  for (now = 4_250; now <= 6_000; now += 250) pulse.beat();
  now = 6_000;
  expect(pulse.isAlive).toBe(false);
  now = 6_001;
  expect(pulse.isAlive).toBe(true);
});

test("[OP20] a heart that does not beat is still for as long as we have looked", () => {
  const judge = new StallJudge(500, 0, 7);
  expect([judge.stalledMs(500, 7), judge.stalledMs(1_000, 7), judge.stalledMs(1_500, 8)]).toEqual([500, 1_000, 0]);
});

test("[OP21] time that the watcher slept itself is not counted", () => {
  const judge = new StallJudge(500, 0, 7);
  judge.stalledMs(500, 7);
  // Stopped for a minute, and looking again before the main thread had its turn.
  expect(judge.stalledMs(60_500, 7)).toBe(1_000);
  expect(judge.stalledMs(61_000, 7)).toBe(1_500);
});

test("[OP20] looking a little late on a busy machine does not hide a stall", () => {
  const judge = new StallJudge(500, 0, 7);
  let now = 0;
  let stalled = 0;
  while (now < 10_000) {
    now += 900;
    stalled = judge.stalledMs(now, 7);
  }
  expect(stalled).toBe(now);
});
