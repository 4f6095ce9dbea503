import { expect, test } from "vitest";
import type { MediaEvent, MediaSink } from "../../../../server/media/sample.ts";
import type { Stage } from "../../../../server/packager/stage.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { ManualClock } from "../../../support/manual-clock.ts";
import { aStage, staged } from "../../../support/packaged.ts";
import { anAudioTrack, announced, aStream, aVideoTrack, SESSION_START_MS } from "../../../support/samples.ts";

const say = (sink: MediaSink, events: readonly MediaEvent[]) => {
  for (const event of events) sink.push(event);
};
const shape = (stage: Stage) =>
  stage.window.segments.map((segment) => [
    segment.isDiscontinuity ? "new" : "same",
    Math.round(segment.duration),
    segment.isClosed ? "closed" : "open",
  ]);
const dates = (stage: Stage) => stage.window.segments.map((segment) => segment.startsAt - SESSION_START_MS);
/** Everything arrives so much later. */
const delayed = (events: readonly MediaEvent[], delay: (index: number) => number): readonly MediaEvent[] =>
  events.map((event, index) =>
    event.type === "sample"
      ? { ...event, sample: { ...event.sample, arrivedAt: programTime(event.sample.arrivedAt + delay(index)) } }
      : event,
  );

test("[HL18] a source that ends leaves its last segment closed", () => {
  expect(shape(staged(announced({ seconds: 5 })))).toEqual([
    ["same", 2000, "closed"],
    ["same", 2000, "closed"],
    ["same", 1000, "closed"],
  ]);
});

test("[HL10] what is on air goes on until the newcomer has a whole fragment", () => {
  const stage = aStage();
  const loop = stage.open("loop");
  say(loop, announced({ seconds: 3 }));
  const encoder = stage.open("encoder");
  say(encoder, [aVideoTrack(), anAudioTrack(), ...aStream({ fromSeconds: 3, seconds: 0.1 })]);
  say(loop, aStream({ fromSeconds: 3, seconds: 0.5 }));
  expect(stage.signal).toBe("loop");
  say(encoder, aStream({ fromSeconds: 3.1, seconds: 0.3, gopSeconds: 60 }));
  expect(stage.signal).toBe("encoder");
});

test("[HL10] who is replaced is closed, and is not heard any more", () => {
  const stage = aStage();
  const loop = stage.open("loop");
  say(loop, announced({ seconds: 3 }));
  say(stage.open("encoder"), announced({ fromSeconds: 3, seconds: 1 }));
  say(loop, aStream({ fromSeconds: 3, seconds: 5 }));
  loop.end("replaced");
  expect(shape(stage)).toEqual([
    ["same", 2000, "closed"],
    ["same", 1000, "closed"],
    ["new", 1000, "open"],
  ]);
});

test("[HL10] an encoder that leaves before its first fragment changes nothing", () => {
  const stage = aStage();
  say(stage.open("loop"), announced({ seconds: 3 }));
  const encoder = stage.open("encoder");
  say(encoder, announced({ fromSeconds: 3, seconds: 0.15 }));
  encoder.end("gone");
  expect([stage.signal, shape(stage).length]).toEqual(["loop", 2]);
});

test("[HL12] with an encoder that begins with a burst, the first whole segment is dated right", () => {
  const burst = delayed(announced({ seconds: 5 }), (index) => Math.max(400 - index * 20, 0));
  expect(dates(staged(burst))).toEqual([0, 2000, 4000]);
});

test("[HL12] while the first segment of a source is open, its date gets better", () => {
  const stage = staged(announced({ seconds: 4 }));
  const encoder = stage.open("encoder");
  const burst = delayed(announced({ fromSeconds: 10, seconds: 2 }), (index) => Math.max(400 - index * 20, 0));
  say(encoder, burst.slice(0, 20));
  const early = dates(stage).at(-1);
  say(encoder, burst.slice(20));
  expect(early).toBeGreaterThan(10_000);
  expect(dates(stage).at(-1)).toBe(10_000);
});

test("[HL12] dates never go back across a discontinuity, and are right again a segment later", () => {
  const stage = aStage();
  say(stage.open("loop"), announced({ seconds: 4.5 }));
  // Made at 4.2 s, when the loop was still on air, and sent when its first 0.3 s had piled up.
  const burst = delayed(announced({ fromSeconds: 4.2, seconds: 6 }), (index) => Math.max(300 - index * 10, 0));
  say(stage.open("encoder"), burst);
  expect(dates(stage).slice(2).map(Math.round)).toEqual([4000, 4500, 6200, 8200]);
});

test("[HL7] another picture size is a discontinuity that goes on in time", () => {
  const stage = staged([
    ...announced({ seconds: 4 }),
    aVideoTrack({ widthPx: 1920, heightPx: 1080 }),
    ...aStream({ fromSeconds: 4, seconds: 3 }),
  ]);
  expect(shape(stage).map(([kind]) => kind)).toEqual(["same", "same", "new", "same"]);
  expect(dates(stage)).toEqual([0, 2000, 4000, 6000]);
});

test("[HL8] after a jump the dates follow the new time base", () => {
  const back: MediaEvent = { type: "jump", byMs: millis(-4_000) };
  const after = aStream({ fromSeconds: 0, seconds: 3 });
  const stage = staged([...announced({ seconds: 4 }), back, ...delayed(after, () => 7000)]);
  expect(dates(stage)).toEqual([0, 2000, 7000, 9000]);
});

test("[HL8] a source that does not say that it jumped is found out", () => {
  const stage = staged([
    ...announced({ seconds: 4 }),
    ...delayed(aStream({ fromSeconds: 500, seconds: 3 }), () => -495_000),
  ]);
  expect(shape(stage).map(([kind]) => kind)).toEqual(["same", "same", "new", "same"]);
  expect(dates(stage)).toEqual([0, 2000, 5000, 7000]);
});

test("[HL8] a step back of more than a second is a jump, a small one is straightened", () => {
  const back = (bySeconds: number) => {
    const after = delayed(aStream({ fromSeconds: 4 - bySeconds, seconds: 3 }), () => bySeconds * 1000);
    return shape(staged([...announced({ seconds: 4 }), ...after])).map(([kind]) => kind);
  };
  expect(back(2)).toEqual(["same", "same", "new", "same"]);
  expect(back(0.05)).not.toContain("new");
});

test("[HL40] health tells what is on air", () => {
  const clock = new ManualClock(SESSION_START_MS);
  const stage = aStage({ clock });
  expect(stage.health()).toMatchObject({ signal: "none", connectedSince: null, bitrateKbps: 0, warnings: [] });
  say(stage.open("encoder"), announced({ seconds: 10 }));
  clock.advance(10_000);
  expect(stage.health()).toEqual({
    signal: "encoder",
    connectedSince: SESSION_START_MS,
    bitrateKbps: 2,
    framesPerSecond: 30,
    keyframeIntervalMs: 2000,
    videoCodec: "avc1.64001f",
    audioCodec: "mp4a.40.2",
    widthPx: 640,
    heightPx: 360,
    droppedShare: 0,
    lateMs: 0,
    warnings: [],
  });
});

test("[HL40] a long keyframe interval, missing sound and missing picture are warned about", () => {
  const clock = new ManualClock(SESSION_START_MS);
  const warnings = (events: readonly MediaEvent[]) => {
    const stage = aStage({ clock });
    say(stage.open("encoder"), events);
    return stage.health().warnings;
  };
  clock.advance(12_000);
  expect(warnings(announced({ seconds: 12, gopSeconds: 10 }))).toEqual(["LONG_KEYFRAME_INTERVAL"]);
  expect(warnings(announced({ seconds: 12, audio: false }))).toEqual(["NO_AUDIO"]);
  expect(warnings(announced({ seconds: 12, video: false }))).toEqual(["NO_VIDEO"]);
});
