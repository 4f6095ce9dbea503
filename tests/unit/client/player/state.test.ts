import { describe, expect, test } from "vitest";
import { atFirst, type PlaybackEvent, type PlayerState, reduce } from "../../../../client/player/state.ts";
import { millis } from "../../../../shared/time.ts";

const following = (...events: PlaybackEvent[]): PlayerState => events.reduce(reduce, atFirst);
const moved = { type: "moved", isBehind: false } as const;
const unreachable = (attempt: number) => ({ type: "unreachable", attempt, retryIn: millis(500) }) as const;

describe("the player's state", () => {
  test("[PL1] connects until the picture moves, then is live", () => {
    expect(following().phase).toBe("connecting");
    expect(following(moved).phase).toBe("live");
  });

  test("[PL2] a picture that moves in the rewind window is behind", () => {
    expect(following(moved, { type: "moved", isBehind: true }).phase).toBe("behind");
  });

  test("[PL3] a stall shows as connecting and ends by itself", () => {
    expect(following(moved, { type: "stalled" }).phase).toBe("connecting");
    expect(following(moved, { type: "stalled" }, moved).phase).toBe("live");
  });

  test("[PL4] a server that does not answer is lost, with the next attempt; one with nothing to play is waited for", () => {
    expect(following(moved, unreachable(2))).toEqual({ phase: "lost", attempt: 2, retryIn: 500 });
    expect(following(moved, unreachable(2), { type: "absent" }).phase).toBe("waiting");
    expect(following(moved, { type: "absent" }, moved).phase).toBe("live");
  });

  test("[PL5] who has paused hears nothing of the network until they press play", () => {
    const paused = following(moved, { type: "paused" });
    for (const event of [moved, { type: "stalled" }, { type: "absent" }, unreachable(0)] as const) {
      expect(reduce(paused, event)).toBe(paused);
    }
    expect(reduce(paused, { type: "resumed" }).phase).toBe("connecting");
  });

  test("[PL6] the end of the meeting holds against all but a new opening", () => {
    const ended = following(moved, { type: "closed" });
    for (const event of [moved, unreachable(0), { type: "paused" }, { type: "failed", reason: "media" }] as const) {
      expect(reduce(ended, event)).toBe(ended);
    }
    expect(reduce(ended, { type: "opened" }).phase).toBe("connecting");
  });

  test("[PL7] an error holds until the source is opened again", () => {
    const failed = following(moved, { type: "failed", reason: "media" });
    expect(reduce(failed, moved)).toEqual({ phase: "error", reason: "media" });
    expect(reduce(failed, { type: "opened" }).phase).toBe("connecting");
  });

  test("[PL8] nothing new is the same object", () => {
    const live = following(moved);
    expect(reduce(live, moved)).toBe(live);
  });
});

describe("a recording", () => {
  test("[PL85] waits for a press, whatever the network does meanwhile", () => {
    const ready = reduce(atFirst, { type: "readied" });
    expect(reduce(ready, { type: "unreachable", attempt: 1, retryIn: millis(500) })).toBe(ready);
    expect(reduce(ready, { type: "paused" })).toBe(ready);
    expect(reduce(ready, { type: "resumed" })).toEqual({ phase: "connecting" });
  });

  test("[PL92] that is over is played again by a press", () => {
    const finished = reduce({ phase: "replaying" }, { type: "finished" });
    expect(reduce(finished, { type: "paused" })).toBe(finished);
    expect(reduce(finished, { type: "resumed" })).toEqual({ phase: "connecting" });
  });

  test("[PL3] whose picture stops is connecting again", () => {
    expect(reduce({ phase: "replaying" }, { type: "stalled" })).toEqual({ phase: "connecting" });
  });
});
