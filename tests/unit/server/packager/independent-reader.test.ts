import { expect, test } from "vitest";
import type { MediaEvent } from "../../../../server/media/sample.ts";
import type { TrackType } from "../../../../server/media/track.ts";
import { millis } from "../../../../shared/time.ts";
import { type EncodedSettings, encodedMedia } from "../../../support/encoded-media.ts";
import { filesOf, type Probed, probed, staged } from "../../../support/packaged.ts";

const counted = (events: readonly MediaEvent[], type: TrackType) =>
  events.filter((event) => event.type === "sample" && event.sample.type === type).length;
const packets = (file: Probed, type: TrackType) => file.packets.filter((packet) => packet.type === type);

/** Frames of sound that end after the last frame of picture make no fragment. */
const SOUND_AFTER_PICTURE = 5;

const cases: readonly [string, Partial<EncodedSettings>][] = [
  ["15 frames a second", { rate: "15" }],
  ["24 frames a second", { rate: "24" }],
  ["25 frames a second", { rate: "25" }],
  ["29.97 frames a second", { rate: "30000/1001" }],
  ["30 frames a second", { rate: "30" }],
  ["50 frames a second", { rate: "50" }],
  ["60 frames a second", { rate: "60" }],
  ["B-frames", { bFrames: 2 }],
  ["no sound", { audio: false }],
  ["sound alone", { video: false }],
  ["a keyframe every 10 s", { gopSeconds: 10, seconds: 11 }],
];

test.each(cases)("ffmpeg decodes every frame of what is made of %s, in order", async (_name, settings) => {
  const events = encodedMedia({ seconds: 5, ...settings });
  const [file = Buffer.alloc(0), ...others] = await filesOf(staged(events).window.segments);
  const read = probed(file);
  expect(others).toHaveLength(0);
  expect(read.complaints).toBe("");
  for (const type of ["video", "audio"] as const) {
    const dts = packets(read, type).map((packet) => packet.dts);
    expect(counted(events, type) - dts.length).toBeLessThanOrEqual(type === "video" ? 0 : SOUND_AFTER_PICTURE);
    expect(dts).toEqual(dts.toSorted((a, b) => a - b));
    expect(new Set(dts).size).toBe(dts.length);
  }
});

test("[HL2] frames are shown when the encoder said, with B-frames too", async () => {
  const events = encodedMedia({ bFrames: 2, seconds: 4 });
  const [file = Buffer.alloc(0)] = await filesOf(staged(events).window.segments);
  const said = events.flatMap((event) =>
    event.type === "sample" && event.sample.type === "video" ? [event.sample.dts + event.sample.compositionOffset] : [],
  );
  const shown = packets(probed(file), "video").map((packet) => packet.pts);
  const shift = (shown[0] ?? 0) - (said[0] ?? 0);
  expect(shown.map((pts) => pts - shift)).toEqual(said);
});

test("[HL3] sound at 44.1 kHz is seamless and does not drift", async () => {
  const events = encodedMedia({ video: false, seconds: 20 });
  const [file = Buffer.alloc(0)] = await filesOf(staged(events).window.segments);
  const starts = packets(probed(file), "audio").map((packet) => packet.dts);
  const counted = starts.map((_, frame) => (starts[0] ?? 0) + (frame * 1024 * 90_000) / 44_100);
  expect(Math.max(...starts.map((start, frame) => Math.abs(start - (counted[frame] ?? 0))))).toBeLessThanOrEqual(1);
});

test("[HL7] a new picture size makes a second file that decodes by itself", async () => {
  const small = encodedMedia({ seconds: 3 });
  const jump: MediaEvent = { type: "jump", byMs: millis(0) };
  const large = encodedMedia({ seconds: 3, size: "320x180" }, 1_003_000);
  const files = await filesOf(staged([...small, jump, ...large]).window.segments);
  expect(files.map((file) => probed(file).complaints)).toEqual(["", ""]);
  expect(files.map((file) => packets(probed(file), "video").length)).toEqual([90, 90]);
});
