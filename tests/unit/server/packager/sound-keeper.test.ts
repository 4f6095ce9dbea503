import { expect, test } from "vitest";
import type { MediaEvent } from "../../../../server/media/sample.ts";
import { SoundKeeper } from "../../../../server/packager/sound-keeper.ts";
import { millis } from "../../../../shared/time.ts";
import { anAudioTrack, announced, aStream, aVideoTrack } from "../../../support/samples.ts";

const SECOND = 90_000;
const kept = (events: readonly MediaEvent[]) => {
  const keeper = new SoundKeeper();
  return events.flatMap((event) => keeper.pass(event));
};
const soundOf = (events: readonly MediaEvent[]) =>
  events.flatMap((event) => (event.type === "sample" && event.sample.type === "audio" ? [event.sample] : []));
const channels = (events: readonly MediaEvent[]) =>
  events.flatMap((event) => (event.type === "track" && event.track.type === "audio" ? [event.track.channels] : []));
/** Longest time between the starts of two frames of sound, in ticks. */
const widestGap = (events: readonly MediaEvent[]) => {
  const starts = soundOf(events).map((sample) => sample.dts);
  return Math.max(...starts.slice(1).map((start, index) => start - (starts[index] ?? 0)));
};

test("[HL41] a source with picture and sound is passed on as it is", () => {
  expect(kept(announced())).toEqual(announced());
});

test("[HL41] a source with sound alone is passed on as it is", () => {
  expect(kept(announced({ video: false }))).toEqual(announced({ video: false }));
});

test("[HL41] picture alone gets a silent track, up to its newest frame", () => {
  const events = kept(announced({ audio: false, seconds: 2 }));
  expect(events.slice(0, 2).map((event) => event.type === "track" && event.track.type)).toEqual(["video", "audio"]);
  expect(widestGap(events)).toBe(1920);
  expect(soundOf(events).at(-1)?.dts).toBeGreaterThan(1.9 * SECOND);
});

test("[HL41] sound that stays away is replaced by silence after a second, without another track", () => {
  const events = kept([...announced({ seconds: 2 }), ...aStream({ fromSeconds: 2, seconds: 3, audio: false })]);
  expect(channels(events)).toEqual([2]);
  expect(widestGap(events)).toBe(1920);
  expect(soundOf(events).at(-1)?.dts).toBeGreaterThan(4.9 * SECOND);
});

test("[HL41] sound that is only late is waited for", () => {
  const events = kept([...announced({ seconds: 2 }), ...aStream({ fromSeconds: 2, seconds: 0.9, audio: false })]);
  expect(soundOf(events).at(-1)?.dts).toBeLessThan(2 * SECOND);
});

test("[HL41] sound that comes late joins with a keyframe, and silence lasts until then", () => {
  const events = kept([
    aVideoTrack(),
    ...aStream({ audio: false, seconds: 3 }),
    anAudioTrack({ channels: 1 }),
    ...aStream({ fromSeconds: 3, seconds: 3, gopSeconds: 1.5 }).filter(
      (event) => event.type === "sample" && (event.sample.type === "audio" || event.sample.dts !== 3 * SECOND),
    ),
  ]);
  const joined = events.findIndex(
    (event) => event.type === "track" && event.track.type === "audio" && event.track.channels === 1,
  );
  const next = events[joined + 1];
  expect(next).toMatchObject({ type: "sample", sample: { type: "video", isKeyframe: true, dts: 4.5 * SECOND } });
  expect(widestGap(events.slice(0, joined))).toBe(1920);
});

test("[HL41] sound of a codec we have no silence for is replaced at a keyframe", () => {
  const opus = anAudioTrack({ codec: "opus", codecString: "opus", channels: 6 });
  const events = kept([
    aVideoTrack(),
    opus,
    ...aStream({ seconds: 2 }),
    ...aStream({ fromSeconds: 2, seconds: 6, audio: false }),
  ]);
  expect(channels(events)).toEqual([6, 2]);
});

test("[HL41] after a jump the track that the source last announced counts", () => {
  const jump: MediaEvent = { type: "jump", byMs: millis(0) };
  expect(channels(kept([...announced({ audio: false }), anAudioTrack({ channels: 1 }), jump]))).toEqual([2, 1]);
});
