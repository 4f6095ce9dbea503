import { expect, test } from "vitest";
import { FrameDrops } from "../../../../server/packager/frame-drops.ts";
import { programTime, ticks } from "../../../../shared/time.ts";

/** @param isSent by the picture's number. RTMP rounds to milliseconds. */
function drops({ fps = 25, seconds = 20, isSent = (_picture: number): boolean => true } = {}): number | null {
  const meter = new FrameDrops();
  for (let picture = 0; picture < fps * seconds; picture += 1) {
    const ms = Math.round((picture * 1000) / fps);
    if (isSent(picture)) meter.observe(ticks(ms * 90), programTime(ms));
  }
  const share = meter.share(programTime(seconds * 1000));
  return share === null ? null : Math.round(share * 100);
}

test.each([24, 25, 29.97, 30, 50, 60])("[CR54] at %d frames a second none is missed", (fps) => {
  expect(drops({ fps })).toBe(0);
});

test.each([
  ["one of ten", (picture: number) => picture % 10 !== 3, 10],
  ["each third", (picture: number) => picture % 3 !== 1, 33],
  ["two of three", (picture: number) => picture % 6 === 0 || picture % 6 === 1, 67],
  ["two seconds of twenty, together", (picture: number) => picture < 200 || picture >= 250, 10],
])("[CR54] %s lost is told as a share", (_what, isSent, percent) => {
  expect(drops({ isSent })).toBe(percent);
});

test("[CR54] what was lost half a minute ago is forgotten", () => {
  expect(drops({ seconds: 60, isSent: (picture) => picture > 700 || picture % 2 === 0 })).toBe(0);
});

test("[CR54] too few pictures tell nothing, and a new time base is no hole", () => {
  expect(drops({ seconds: 0.5 })).toBeNull();
  const meter = new FrameDrops();
  for (let picture = 0; picture < 50; picture += 1) {
    if (picture === 25) meter.restart();
    const ms = picture * 40 + (picture >= 25 ? 4_000 : 0);
    meter.observe(ticks(ms * 90), programTime(ms));
  }
  expect(meter.share(programTime(6_000))).toBe(0);
});
