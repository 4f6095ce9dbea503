import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { carryPlaying, playingOf, takeCarriedPlaying } from "../../../../client/player/carried-playing.ts";
import type { PlayerState } from "../../../../client/player/state.ts";
import { millis, programTime } from "../../../../shared/time.ts";

const playhead = programTime(1_700_000_000_000);
const listening = { isPlaying: true, at: null, isMuted: false };

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.useFakeTimers();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("[EB71] what goes along to the next page", () => {
  test.each<[PlayerState, ReturnType<typeof playingOf>]>([
    [{ phase: "live" }, listening],
    [{ phase: "lost", attempt: 1, retryIn: millis(1000) }, listening],
    [{ phase: "behind" }, { ...listening, at: playhead }],
    [{ phase: "paused" }, { isPlaying: false, at: playhead, isMuted: false }],
    [{ phase: "replaying" }, null],
    [{ phase: "ended" }, null],
    [{ phase: "error", reason: "media" }, null],
  ])("%o", (state, carried) => {
    expect(playingOf({ state, playhead, picture: null })).toEqual(carried);
  });

  test("is taken up once, by the same meeting's page", () => {
    carryPlaying("primer", listening);
    expect([takeCarriedPlaying("primer"), takeCarriedPlaying("primer")]).toEqual([listening, null]);
    carryPlaying("primer", listening);
    expect(takeCarriedPlaying("drugoe")).toBeNull();
  });

  test("is forgotten after a minute: that was no walk from page to page", () => {
    carryPlaying("primer", listening);
    vi.advanceTimersByTime(61_000);
    expect(takeCarriedPlaying("primer")).toBeNull();
  });

  test("a player that plays nothing takes back what was carried before", () => {
    carryPlaying("primer", listening);
    carryPlaying("primer", null);
    expect(takeCarriedPlaying("primer")).toBeNull();
  });

  test.each(["{", "7", '{"slug":"primer"}', '{"slug":"primer","leftAt":"now"}'])("nonsense is nothing: %s", (kept) => {
    sessionStorage.setItem("efir.carried", kept);
    expect(takeCarriedPlaying("primer")).toBeNull();
  });
});
