import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readClip } from "../../../../server/playout/clip.ts";

const primer = readFileSync(new URL("../../../../server/playout/sample/primer.flv", import.meta.url));

test("[PO10] the bundled clip is H.264 High 3.1 of 720 lines and AAC, 88 s, at most 3 MB", () => {
  const clip = readClip(primer);
  expect(clip.tracks).toMatchObject([
    { type: "video", codecString: "avc1.64001f", widthPx: 1280, heightPx: 720 },
    { type: "audio", codecString: "mp4a.40.2", sampleRateHz: 48_000, channels: 1 },
  ]);
  expect(clip.length).toBe(88 * 90_000);
  expect(primer.length).toBeLessThanOrEqual(3 * 1024 * 1024);
});

test("[PO10] its picture comes every 40 ms with a keyframe each second and nothing reordered", () => {
  const pictures = readClip(primer).samples.filter(({ type }) => type === "video");
  expect(pictures.map(({ dts }) => dts)).toEqual(Array.from({ length: 2200 }, (_, place) => place * 3600));
  expect(pictures.flatMap(({ isKeyframe }, place) => (isKeyframe ? [place] : []))).toEqual(
    Array.from({ length: 88 }, (_, second) => second * 25),
  );
  expect(pictures.every(({ compositionOffset }) => compositionOffset === 0)).toBe(true);
});

test("[PO11] its sound is counted by samples and fills the same time as the picture", () => {
  const sound = readClip(primer).samples.filter(({ type }) => type === "audio");
  expect(sound.map(({ dts }) => dts)).toEqual(Array.from({ length: 4125 }, (_, place) => place * 1920));
});

test("[PO11] a clip cut short is refused", () => {
  expect(() => readClip(primer.subarray(0, primer.length - 40_000))).toThrow("picture and sound differ in length");
});
