import { expect, test } from "vitest";
import type { MediaEvent } from "../../../../server/media/sample.ts";
import { PictureKeeper, type StandInPicture } from "../../../../server/packager/picture-keeper.ts";
import { millis, ticks } from "../../../../shared/time.ts";
import { announced, aStream, aVideoTrack } from "../../../support/samples.ts";

const SECOND = 90_000;
const standIn: StandInPicture = {
  track: {
    type: "video",
    codec: "avc1",
    codecString: "avc1.64001f",
    widthPx: 1280,
    heightPx: 720,
    config: Uint8Array.of(9),
  },
  frames: Array.from({ length: 25 }, (_, place) => ({ data: Uint8Array.of(place), isKeyframe: place === 0 })),
  frameLength: ticks(3600),
};
const kept = (events: readonly MediaEvent[]) => {
  const keeper = new PictureKeeper(standIn);
  return events.flatMap((event) => keeper.pass(event));
};
const picturesOf = (events: readonly MediaEvent[]) =>
  events.flatMap((event) => (event.type === "sample" && event.sample.type === "video" ? [event.sample] : []));
const widths = (events: readonly MediaEvent[]) =>
  events.flatMap((event) => (event.type === "track" && event.track.type === "video" ? [event.track.widthPx] : []));

test("[HL42] a source with picture and sound is passed on as it is", () => {
  expect(kept(announced())).toEqual(announced());
});

test("[HL42] sound alone gets the stand-in at once: track, keyframe, then 25 pictures a second up to the newest sound", () => {
  const events = kept(announced({ video: false, seconds: 3 }));
  expect(widths(events)).toEqual([1280]);
  const pictures = picturesOf(events);
  expect([pictures[0]?.isKeyframe, pictures[0]?.dts, pictures.length]).toEqual([true, 0, 75]);
  const steps = new Set(pictures.slice(1).map(({ dts }, index) => dts - (pictures[index]?.dts ?? 0)));
  expect([...steps]).toEqual([3600]);
  const [track] = events.map((event) => event.type === "track" && event.track.type).slice(1, 2);
  expect(track).toBe("video");
});

test("[HL42] picture that stays away for two seconds gives way, and its next keyframe takes over", () => {
  const gone = [...announced({ seconds: 2 }), ...aStream({ fromSeconds: 2, seconds: 4, video: false })];
  const back = aStream({ fromSeconds: 6, seconds: 4, gopSeconds: 1 });
  // It comes back in the middle of a group: what cannot be decoded is not passed on.
  const events = kept([...gone, ...back.filter((event) => event.type !== "sample" || event.sample.dts !== 6 * SECOND)]);
  expect(widths(events)).toEqual([640, 1280, 640]);
  const returned = events.findLastIndex((event) => event.type === "track");
  expect(events[returned + 1]).toMatchObject({ type: "sample", sample: { isKeyframe: true, dts: 7 * SECOND } });
  const times = picturesOf(events).map(({ dts }) => dts);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const hole = Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? 0)));
  expect(hole).toBeLessThan(2.2 * SECOND);
});

test("[HL42] a slow picture of one frame a second is not missing", () => {
  const events = announced({ framesPerSecond: 1, gopSeconds: 1, seconds: 8 });
  expect(widths(kept(events))).toEqual([640]);
});

test("[HL42] a picture that was promised and never comes is replaced after two seconds", () => {
  const events = kept([aVideoTrack(), ...announced({ video: false, seconds: 5 })]);
  expect(widths(events)).toEqual([640, 1280]);
  expect(picturesOf(events)[0]?.dts).toBeGreaterThan(2 * SECOND);
});

test("[HL42] after a jump the stand-in begins anew with its keyframe", () => {
  const jump: MediaEvent = { type: "jump", byMs: millis(-90_000) };
  const events = kept([...announced({ video: false, seconds: 1.3 }), jump, ...aStream({ video: false, seconds: 1 })]);
  const after = picturesOf(events.slice(events.indexOf(jump)));
  expect([after[0]?.isKeyframe, after[0]?.dts]).toEqual([true, 0]);
});
