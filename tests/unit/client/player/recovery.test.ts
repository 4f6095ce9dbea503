import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Outlook, Recovery } from "../../../../client/player/recovery.ts";

/** A recovery whose server answers as told, one answer a question; records what it says. */
function recoveryWith(...answers: Outlook[]) {
  const said: string[] = [];
  const recovery = new Recovery({
    look: async () => answers.shift() ?? "available",
    onTrouble: (trouble, attempt, retryIn) => said.push(`${trouble} ${attempt} ${retryIn}`),
    onAvailable: () => said.push("available"),
    onEnded: () => said.push("ended"),
    chance: () => 0.5,
  });
  return { recovery, said };
}

describe("recovery", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("[PL40] asks at once, then again and again until there is something to play", async () => {
    const { recovery, said } = recoveryWith("unreachable", "absent");
    recovery.begin();
    await vi.advanceTimersByTimeAsync(499);
    expect(said).toEqual(["unreachable 0 500"]);
    await vi.advanceTimersByTimeAsync(1501);
    expect(said).toEqual(["unreachable 0 500", "absent 1 1000", "available"]);
  });

  test("[PL43] a hint asks at once, but only while there is trouble", async () => {
    const { recovery, said } = recoveryWith("unreachable");
    recovery.hint();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(said).toEqual([]);
    recovery.begin();
    await vi.advanceTimersByTimeAsync(1);
    recovery.hint();
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toEqual(["unreachable 0 500", "available"]);
  });

  test("[PL43] what is available but does not play is not asked for in a tight loop", async () => {
    const { recovery, said } = recoveryWith("available", "available");
    recovery.begin();
    await vi.advanceTimersByTimeAsync(0);
    recovery.begin();
    await vi.advanceTimersByTimeAsync(499);
    expect(said).toEqual(["available"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toEqual(["available", "available"]);
  });

  test("[PL43] once the picture moves, the next trouble starts from the beginning and old answers are not heard", async () => {
    const { recovery, said } = recoveryWith("unreachable", "absent", "absent");
    recovery.begin();
    recovery.settle();
    await vi.advanceTimersByTimeAsync(5000);
    expect(said).toEqual([]);
    recovery.begin();
    await vi.advanceTimersByTimeAsync(0);
    expect(said).toEqual(["absent 0 500"]);
  });

  test("[PL46] the end of the stream ends the asking", async () => {
    const { recovery, said } = recoveryWith("ended");
    recovery.begin();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual(["ended"]);
  });
});
