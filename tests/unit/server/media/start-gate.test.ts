import { describe, expect, test } from "vitest";
import { parseAacConfig } from "../../../../server/media/aac-config.ts";
import { parseAvcConfig } from "../../../../server/media/avc-config.ts";
import type { MediaEvent, Sample } from "../../../../server/media/sample.ts";
import { StartGate } from "../../../../server/media/start-gate.ts";
import { millis, millisToTicks, programTime, ticks } from "../../../../shared/time.ts";
import { AAC_48K_STEREO, AVC_322x182 } from "../../../support/flv-tags.ts";

const videoTrack = parseAvcConfig(AVC_322x182).track;
const audioTrack = parseAacConfig(AAC_48K_STEREO).track;
const both = new Set(["video", "audio"] as const);

function sample(type: Sample["type"], ms: number, isKeyframe: boolean): Sample {
  const dts = millisToTicks(millis(ms));
  return { type, dts, compositionOffset: ticks(0), isKeyframe, data: Buffer.alloc(8), arrivedAt: programTime(ms) };
}
const keyframe = (ms: number) => sample("video", ms, true);
const picture = (ms: number) => sample("video", ms, false);
const sound = (ms: number) => sample("audio", ms, true);

/** `video 40`, `track audio`, `jump`: what was told, in order. */
const told = (...events: readonly (readonly MediaEvent[])[]) =>
  events.flat().map((event) => {
    if (event.type === "track") return `track ${event.track.type}`;
    if (event.type === "jump") return "jump";
    return `${event.sample.type} ${event.sample.dts / 90}`;
  });

describe("[RT15] a session begins with every promised track known", () => {
  test("the tracks come first, then what was held, in order", () => {
    const gate = new StartGate();
    gate.track(videoTrack);
    expect(told(gate.sample(keyframe(0)), gate.sample(picture(40)))).toEqual([]);
    gate.track(audioTrack);
    expect(told(gate.sample(sound(45)))).toEqual(["track video", "track audio", "video 0", "video 40", "audio 45"]);
  });

  test("a promised track that is a second late is waited for no longer, and joins when it comes", () => {
    const gate = new StartGate();
    gate.promise(both);
    gate.track(videoTrack);
    gate.sample(keyframe(0));
    expect(told(gate.sample(picture(999)))).toEqual([]);
    expect(told(gate.sample(picture(1_000)))).toEqual(["track video", "video 0", "video 999", "video 1000"]);
    gate.track(audioTrack);
    expect(told(gate.sample(sound(1_500)))).toEqual(["track audio", "audio 1500"]);
  });

  test("a late picture joins sound on air with a keyframe", () => {
    const gate = new StartGate();
    gate.track(audioTrack);
    expect(told(gate.sample(sound(0)), gate.sample(sound(1_000)))).toEqual(["track audio", "audio 0", "audio 1000"]);
    gate.track(videoTrack);
    expect(told(gate.sample(picture(1_040)), gate.sample(sound(1_050)))).toEqual(["audio 1050"]);
    expect(told(gate.sample(keyframe(1_080)))).toEqual(["track video", "video 1080"]);
  });

  test("sound alone, announced as such, begins at once", () => {
    const gate = new StartGate();
    gate.promise(new Set(["audio"] as const));
    gate.track(audioTrack);
    expect(told(gate.sample(sound(0)))).toEqual(["track audio", "audio 0"]);
  });

  test("memory is bounded: four megabytes end the wait", () => {
    const gate = new StartGate();
    gate.track(videoTrack);
    expect(told(gate.sample({ ...keyframe(0), data: Buffer.alloc(4 * 1024 * 1024) }))).toEqual([
      "track video",
      "video 0",
    ]);
  });
});

describe("[RT16] the first picture is a keyframe", () => {
  test("pictures and sound before it are dropped", () => {
    const gate = new StartGate();
    gate.track(videoTrack);
    gate.track(audioTrack);
    expect(told(gate.sample(picture(0)), gate.sample(sound(10)), gate.sample(picture(40)))).toEqual([]);
    expect(told(gate.sample(keyframe(80)))).toEqual(["track video", "track audio", "video 80"]);
  });

  test("sound that arrived before it but belongs to it is kept", () => {
    const gate = new StartGate();
    gate.track(videoTrack);
    gate.track(audioTrack);
    gate.sample(sound(60));
    gate.sample(sound(81));
    expect(told(gate.sample(keyframe(80)))).toEqual(["track video", "track audio", "audio 81", "video 80"]);
  });

  test("sound does not wait for it longer than ten seconds", () => {
    const gate = new StartGate();
    gate.track(videoTrack);
    gate.track(audioTrack);
    const events = Array.from({ length: 101 }, (_, index) => gate.sample(sound(index * 100)));
    expect(told(...events).slice(0, 2)).toEqual(["track audio", "audio 9000"]);
    expect(told(gate.sample(picture(10_020)), gate.sample(keyframe(10_040)))).toEqual(["track video", "video 10040"]);
  });
});

describe("on air", () => {
  function onAir(): StartGate {
    const gate = new StartGate();
    gate.track(videoTrack);
    gate.track(audioTrack);
    gate.sample(keyframe(0));
    return gate;
  }

  test("[RT17] a new video track is told with its keyframe; sound goes on until then", () => {
    const gate = onAir();
    gate.track(videoTrack);
    expect(told(gate.sample(picture(40)), gate.sample(sound(50)))).toEqual(["audio 50"]);
    expect(told(gate.sample(keyframe(80)))).toEqual(["track video", "video 80"]);
  });

  test("[RT17] a new audio track is told with its first sample", () => {
    const gate = onAir();
    gate.track(audioTrack);
    expect(told(gate.sample(picture(40)), gate.sample(sound(50)))).toEqual(["video 40", "track audio", "audio 50"]);
  });

  test("[RT19] a jump is told right before the keyframe that follows it", () => {
    const gate = onAir();
    gate.jump({ type: "jump", byMs: millis(3_600_000) });
    expect(told(gate.sample(picture(140)), gate.sample(sound(150)))).toEqual([]);
    expect(told(gate.sample(keyframe(180)))).toEqual(["jump", "video 180"]);
  });

  test("[RT19] a jump before anything was on air is nobody's business", () => {
    const gate = new StartGate();
    gate.track(videoTrack);
    gate.track(audioTrack);
    gate.sample(sound(0));
    gate.jump({ type: "jump", byMs: millis(-90_000) });
    expect(told(gate.sample(keyframe(100)))).toEqual(["track video", "track audio", "video 100"]);
  });
});
