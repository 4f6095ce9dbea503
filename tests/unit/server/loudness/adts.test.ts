import fc from "fast-check";
import { expect, test } from "vitest";
import { adtsFrame } from "../../../../server/loudness/adts.ts";
import type { AudioTrack } from "../../../../server/media/track.ts";

const aTrack = (config: readonly number[], codec: AudioTrack["codec"] = "mp4a"): AudioTrack => ({
  type: "audio",
  codec,
  codecString: "mp4a.40.2",
  sampleRateHz: 48_000,
  channels: 2,
  config: Uint8Array.from(config),
});
const frame = Uint8Array.from({ length: 300 }, (_, index) => index);
const header = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes.subarray(0, 7)).toString("hex");

test("[CR53] a frame stands alone: as ffmpeg writes the header for 48 kHz stereo", () => {
  const bytes = adtsFrame(aTrack([0x11, 0x90]), frame);
  expect(header(bytes)).toBe("fff14c80267ffc");
  expect(bytes?.subarray(7)).toEqual(frame);
});

test("[CR53] HE-AAC is described as its core", () => {
  // Object type 5, core at 24 kHz, stereo, extension at 48 kHz.
  expect(header(adtsFrame(aTrack([0x2b, 0x11, 0x88]), frame))).toBe("fff15880267ffc");
});

test.each([
  ["Opus", aTrack([0x11, 0x90], "opus"), frame],
  ["a configuration cut short", aTrack([0x11]), frame],
  ["a rate of its own", aTrack([0x17, 0x80, 0xbb, 0x80, 0x10]), frame],
  ["a layout of its own", aTrack([0x11, 0x80]), frame],
  ["a frame that the length has no room for", aTrack([0x11, 0x90]), new Uint8Array(8185)],
])("[CR53] %s has no such header", (_what, track, data) => {
  expect(adtsFrame(track, data)).toBeNull();
});

test("[CR53] whatever a configuration says, a header is whole and tells its frame's length, or there is none", () => {
  const bytes = (maxLength: number) => fc.array(fc.integer({ min: 0, max: 255 }), { maxLength });
  fc.assert(
    fc.property(bytes(6), bytes(40), (config, data) => {
      const told = adtsFrame(aTrack(config), Uint8Array.from(data));
      if (told === null) return;
      const [, , , third = 0, fourth = 0, fifth = 0] = told;
      expect(((third & 0x03) << 11) | (fourth << 3) | (fifth >> 5)).toBe(data.length + 7);
      expect(told.subarray(7)).toEqual(Uint8Array.from(data));
    }),
  );
});
