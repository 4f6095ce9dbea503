import { expect, test } from "vitest";
import { AudioClock } from "../../../../server/media/audio-clock.ts";
import { ticks } from "../../../../shared/time.ts";

const FRAME = 1_920; // 1024 samples at 48 kHz in ticks

test("[RT23] milliseconds that jitter come out as whole frames", () => {
  const clock = new AudioClock(48_000);
  const saidMs = [0, 21, 43, 64, 85, 107];
  expect(saidMs.map((ms) => clock.place(ticks(ms * 90), 1024))).toEqual(
    [0, 1, 2, 3, 4, 5].map((count) => count * FRAME),
  );
});

test("[RT23] 44.1 kHz does not drift by rounding", () => {
  const clock = new AudioClock(44_100);
  const placed = Array.from({ length: 4_411 }, (_, count) =>
    clock.place(ticks(Math.round((count * 1024 * 1000) / 44_100) * 90), 1024),
  );
  expect(placed.at(-1)).toBe((4_410 * 1024 * 90_000) / 44_100);
});

test("[RT23] 60 ms apart is still jitter, more is another place", () => {
  const clock = new AudioClock(48_000);
  clock.place(ticks(0), 1024);
  expect(clock.place(ticks(FRAME + 5_400), 1024)).toBe(FRAME);
  expect(clock.place(ticks(2 * FRAME + 5_401), 1024)).toBe(2 * FRAME + 5_401);
  expect(clock.place(ticks(3 * FRAME + 5_401), 1024)).toBe(3 * FRAME + 5_401);
});
