import { describe, expect, test } from "vitest";
import { SessionTimeline } from "../../../../server/media/session-timeline.ts";
import type { TrackType } from "../../../../server/media/track.ts";
import { programTime } from "../../../../shared/time.ts";

/** Places video samples, arriving as their own times say unless told otherwise. */
function place(rawMs: readonly number[]) {
  const line = new SessionTimeline();
  return rawMs.map((raw, index) => line.place("video", raw, programTime(1_000_000 + 40 * index)));
}

const steps = (placed: readonly { ms: number }[]) =>
  placed.slice(1).map(({ ms }, index) => ms - (placed[index]?.ms ?? 0));
const jumps = (placed: readonly { jumpBy: number | null }[]) =>
  placed.map(({ jumpBy }) => jumpBy).filter((by) => by !== null);

test("[RT20] time begins above zero and follows the encoder", () => {
  const placed = place([7_000, 7_040, 7_081]);
  expect(placed[0]?.ms).toBe(1_000);
  expect(steps(placed)).toEqual([40, 41]);
});

test("[RT20] the 32-bit wrap is a step like any other", () => {
  const placed = place([4_294_960_000, 4_294_963_000, 4_294_967_295, 0, 700]);
  expect(steps(placed)).toEqual([3_000, 4_295, 1, 700]);
  expect(jumps(placed)).toEqual([]);
});

test("[RT20] so is FFmpeg's wrap after 31 bits, also when a sample of before it comes late", () => {
  const placed = place([2_147_483_600, 2_147_483_640, 32, 2_147_483_640, 72]);
  expect(steps(placed)).toEqual([40, 40, -40, 80]);
  expect(jumps(placed)).toEqual([]);
});

test("[RT20] the 31st bit means nothing to an encoder that counts on", () => {
  expect(steps(place([2_147_483_600, 2_147_483_640, 2_147_483_680]))).toEqual([40, 40]);
});

test.each([
  ["exactly 5 s forward", 5_000],
  ["exactly 1 s back", -1_000],
])("[RT21] %s is still the same line", (_name, step) => {
  const placed = place([10_000, 10_000 + step]);
  expect(steps(placed)).toEqual([step]);
  expect(jumps(placed)).toEqual([]);
});

test.each([
  ["more than 5 s forward", 5_001],
  ["an hour forward", 3_600_000],
  ["more than 1 s back", -1_001],
  ["90 s back", -90_000],
])("[RT21] %s is a jump, and time goes on without falling back", (_name, leap) => {
  const placed = place([100_000, 100_040, 100_040 + leap, 100_080 + leap]);
  expect(jumps(placed)).toEqual([leap]);
  expect(steps(placed)).toEqual([40, 100, 40]);
});

test("[RT21] the time an encoder was silent before a jump is a hole in time", () => {
  const line = new SessionTimeline();
  const before = line.place("video", 0, programTime(0));
  const after = line.place("video", 3_600_000, programTime(8_000));
  expect(after.ms - before.ms).toBe(8_000);
});

describe("[RT22] two tracks", () => {
  const run = (samples: readonly (readonly [TrackType, number])[]) => {
    const line = new SessionTimeline();
    return samples.map(([track, raw]) => line.place(track, raw, programTime(0)));
  };

  test("the second track of a jump follows the first without a second jump", () => {
    const placed = run([
      ["video", 0],
      ["audio", 5],
      ["video", 3_600_000],
      ["audio", 3_600_010],
    ]);
    expect(jumps(placed)).toEqual([3_600_000]);
    expect((placed[3]?.ms ?? 0) - (placed[2]?.ms ?? 0)).toBe(10);
  });

  test("a picture that froze for ten seconds while sound went on is no jump", () => {
    const sounds = Array.from({ length: 6 }, (_, index) => ["audio", 2_000 * index] as const);
    const placed = run([["video", 0], ...sounds, ["video", 10_000]]);
    expect(jumps(placed)).toEqual([]);
    expect(placed.at(-1)?.ms).toBe(11_000);
  });

  test("a straggler of the old base stays on the old line", () => {
    const placed = run([
      ["video", 0],
      ["audio", 5],
      ["video", 3_600_000],
      ["audio", 30],
      ["audio", 3_600_020],
    ]);
    expect(jumps(placed)).toEqual([3_600_000]);
    expect(placed[3]?.ms).toBe(1_030);
    expect((placed[4]?.ms ?? 0) - (placed[2]?.ms ?? 0)).toBe(20);
  });

  test("loose interleaving is not a jump", () => {
    const placed = run([
      ["video", 0],
      ["video", 3_000],
      ["audio", 0],
      ["video", 3_040],
      ["audio", 20],
    ]);
    expect(jumps(placed)).toEqual([]);
  });

  test("a track whose clock has nothing to do with the other's is laid beside it", () => {
    const placed = run([
      ["video", 3_600_000],
      ["audio", 0],
      ["audio", 20],
    ]);
    expect(placed.map(({ ms }) => ms)).toEqual([1_000, 1_000, 1_020]);
    expect(jumps(placed)).toEqual([]);
  });
});
