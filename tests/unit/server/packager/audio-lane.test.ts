import { expect, test } from "vitest";
import type { AudioTrack } from "../../../../server/media/track.ts";
import { audioFrameSeconds } from "../../../../server/packager/audio-frame.ts";
import { AudioLane } from "../../../../server/packager/audio-lane.ts";
import { programTime, ticks } from "../../../../shared/time.ts";

const aac = (sampleRateHz: number, config: readonly number[]): AudioTrack => ({
  type: "audio",
  codec: "mp4a",
  codecString: "mp4a.40.2",
  sampleRateHz,
  channels: 2,
  config: Uint8Array.from(config),
});
const lc44 = aac(44_100, [0x12, 0x10]);
const opus: AudioTrack = { ...aac(48_000, []), codec: "opus", codecString: "opus" };

const placed = (lane: AudioLane, ms: number) =>
  lane.place({
    type: "audio",
    dts: ticks(Math.round(ms) * 90),
    compositionOffset: ticks(0),
    isKeyframe: true,
    data: Uint8Array.of(1),
    arrivedAt: programTime(0),
  });

test("[HL3] time stamps in whole milliseconds become frames that touch", () => {
  const lane = new AudioLane(lc44);
  const frames = Array.from({ length: 1000 }, (_, index) => placed(lane, (index * 1024_000) / 44_100));
  expect(frames.slice(1).map((frame) => frame?.startsAt)).toEqual(frames.slice(0, -1).map((frame) => frame?.endsAt));
  expect(frames.at(-1)?.endsAt).toBe(Math.round((1000 * 1024 * 90_000) / 44_100));
});

test("[HL3] a time stamp more than 60 ms ahead is believed", () => {
  const lane = new AudioLane(lc44);
  placed(lane, 0);
  expect([placed(lane, 80)?.startsAt, placed(lane, 200)?.startsAt]).toEqual([
    Math.round((1024 * 90_000) / 44_100),
    18_000,
  ]);
});

test("[HL3] a frame more than 60 ms behind is dropped, and sound goes on from the count", () => {
  const lane = new AudioLane(lc44);
  const end = placed(lane, 1000)?.endsAt;
  expect(placed(lane, 900)).toBeNull();
  expect(placed(lane, 1020)?.startsAt).toBe(end);
});

test.each([
  ["AAC-LC at 48 kHz", aac(48_000, [0x11, 0x90]), [0], 1024 / 48_000],
  ["AAC-LC at 44.1 kHz", lc44, [0], 1024 / 44_100],
  ["HE-AAC, half the rate inside", aac(48_000, [0x2b, 0x11, 0x88]), [0], 1024 / 24_000],
  ["a rate spelt out", aac(40_000, [0x17, 0x80, 0x4e, 0x20, 0x10]), [0], 1024 / 40_000],
  ["Opus of 20 ms", opus, [0xfc], 0.02],
  ["Opus of two frames of 10 ms", opus, [0xf1], 0.02],
  ["Opus of three frames of 60 ms", opus, [0x1b, 0x03], 0.18],
  ["Opus of 2.5 ms", opus, [0xe0], 0.0025],
] as const)("[HL3] %s: how long a frame lasts", (_name, track, data, seconds) => {
  expect(audioFrameSeconds(track, Uint8Array.from(data))).toBeCloseTo(seconds, 9);
});
