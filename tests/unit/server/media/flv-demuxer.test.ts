import { describe, expect, test } from "vitest";
import { FlvDemuxer } from "../../../../server/media/flv-demuxer.ts";
import type { FlvTag } from "../../../../server/media/flv-tag.ts";
import type { MediaEvent, Sample } from "../../../../server/media/sample.ts";
import type { Track } from "../../../../server/media/track.ts";
import { programTime } from "../../../../shared/time.ts";
import {
  AVC_854x480,
  aKeyframe,
  aMetadata,
  anAudioConfig,
  aPicture,
  aSound,
  aVideoConfig,
} from "../../../support/flv-tags.ts";

function demux(tags: readonly FlvTag[]): readonly MediaEvent[] {
  const demuxer = new FlvDemuxer();
  return tags.flatMap((tag, index) => demuxer.push(tag, programTime(1_000_000 + index)));
}

const samplesOf = (events: readonly MediaEvent[], type: Sample["type"]) =>
  events.flatMap((event) => (event.type === "sample" && event.sample.type === type ? [event.sample] : []));
const tracksOf = (events: readonly MediaEvent[]): readonly Track[] =>
  events.flatMap((event) => (event.type === "track" ? [event.track] : []));

const begin = [aVideoConfig(), anAudioConfig()];

test("[RT24] tracks come before samples, samples carry their bytes without FLV's headers", () => {
  const events = demux([...begin, aKeyframe(0), aSound(0)]);
  expect(events.map((event) => (event.type === "sample" ? event.sample.type : event.type))).toEqual([
    "track",
    "track",
    "video",
    "audio",
  ]);
  expect(samplesOf(events, "video")[0]).toMatchObject({ dts: 90_000, isKeyframe: true, arrivedAt: 1_000_002 });
  expect(samplesOf(events, "video")[0]?.data.subarray(0, 5)).toEqual(Buffer.of(0, 0, 0, 32, 0x65));
  expect(samplesOf(events, "audio")[0]?.data).toEqual(Buffer.alloc(16, 0xbb));
});

test("[RT26] B-frames keep their presentation, also before decoding", () => {
  const pictures = [80, 160, 0, -40].map((compositionMs, index) => aPicture(40 * (index + 1), { compositionMs }));
  const events = demux([...begin, aKeyframe(0), ...pictures]);
  expect(samplesOf(events, "video").map((sample) => sample.compositionOffset / 90)).toEqual([0, 80, 160, 0, -40]);
});

test("[RT26] two pictures with the same decode time are told apart, and shown when they were", () => {
  const events = demux([
    ...begin,
    aKeyframe(0),
    aPicture(40, { compositionMs: 40 }),
    aPicture(40, { compositionMs: 80 }),
  ]);
  const [, first, second] = samplesOf(events, "video");
  expect((second?.dts ?? 0) - (first?.dts ?? 0)).toBe(1);
  expect((second?.dts ?? 0) + (second?.compositionOffset ?? 0) - 90_000).toBe(120 * 90);
});

describe("[RT17] configurations", () => {
  test("the same one again is no news", () => {
    const events = demux([...begin, aKeyframe(0), ...begin, aPicture(40), aSound(45)]);
    expect(tracksOf(events)).toHaveLength(2);
    expect(samplesOf(events, "video")).toHaveLength(2);
  });

  test("another picture size midway is a new track, before its keyframe", () => {
    const events = demux([...begin, aKeyframe(0), aVideoConfig(AVC_854x480, 40), aPicture(40), aKeyframe(80)]);
    expect(events.slice(-2)).toMatchObject([
      { type: "track", track: { type: "video", widthPx: 854, heightPx: 480 } },
      { type: "sample", sample: { isKeyframe: true } },
    ]);
    expect(samplesOf(events, "video")).toHaveLength(2);
  });

  test("another sound configuration is a new track", () => {
    const events = demux([...begin, aKeyframe(0), aSound(0), anAudioConfig(Buffer.of(0x12, 0x08)), aSound(23)]);
    expect(events.slice(-2)).toMatchObject([
      { type: "track", track: { sampleRateHz: 44_100, channels: 1 } },
      { type: "sample", sample: { type: "audio" } },
    ]);
  });

  test("media before its configuration is dropped", () => {
    expect(demux([aKeyframe(0), aSound(0), ...begin, aKeyframe(40)])).toHaveLength(3);
  });
});

describe("[RT15] what the metadata promises", () => {
  test("only sound: sound begins at once", () => {
    const events = demux([aMetadata({ audiocodecid: 10, audiosamplerate: 48_000 }), anAudioConfig(), aSound(0)]);
    expect(samplesOf(events, "audio")).toHaveLength(1);
  });

  test("only a picture: the picture begins at once", () => {
    const events = demux([aMetadata({ videocodecid: 7, width: 322 }), aVideoConfig(), aKeyframe(0)]);
    expect(samplesOf(events, "video")).toHaveLength(1);
  });

  test("nothing known: both are waited for", () => {
    expect(demux([aMetadata({ encoder: "relay" }), aVideoConfig(), aKeyframe(0)])).toEqual([]);
  });
});

test("[RT21] a leap of an hour is one jump, and decode times never fall back", () => {
  const after = 3_600_000;
  const events = demux([
    ...begin,
    ...[aKeyframe(0), aSound(0), aPicture(40), aSound(21)],
    ...[aKeyframe(after + 80), aSound(after + 64), aPicture(after + 120), aSound(after + 86)],
  ]);
  expect(events.filter((event) => event.type === "jump")).toEqual([{ type: "jump", byMs: after + 40 }]);
  const dts = samplesOf(events, "video").map((sample) => sample.dts);
  expect(dts).toEqual([...dts].sort((a, b) => a - b));
  expect(samplesOf(events, "video")).toHaveLength(4);
});

test("[RT27] metadata is kept as it came", () => {
  const demuxer = new FlvDemuxer();
  demuxer.push(aMetadata({ encoder: "obs-output module" }), programTime(0));
  expect(demuxer.metadata?.get("encoder")).toBe("obs-output module");
});

const text = (value: string) => Buffer.from(value, "latin1");
const video = (...parts: readonly Uint8Array[]): FlvTag => ({ type: 9, timestampMs: 0, payload: Buffer.concat(parts) });
const audio = (...parts: readonly Uint8Array[]): FlvTag => ({ type: 8, timestampMs: 0, payload: Buffer.concat(parts) });
const AV1 = Buffer.from("81000c000a0b000000043d06d4daf90040", "hex");
const OPUS_HEAD = Buffer.from("4f707573486561640102380180bb0000000000", "hex");
const AV1_FRAME = Buffer.from("frame");

describe("[RT28] Enhanced RTMP", () => {
  test("AV1 and Opus", () => {
    const events = demux([
      video(Buffer.of(0x90), text("av01"), AV1),
      audio(Buffer.of(0x90), text("Opus"), OPUS_HEAD),
      video(Buffer.of(0x91), text("av01"), AV1_FRAME),
      audio(Buffer.of(0x91), text("Opus"), Buffer.of(0xfc, 1, 2)),
    ]);
    expect(tracksOf(events).map((track) => track.codec)).toEqual(["av01", "opus"]);
    expect(samplesOf(events, "video")[0]?.data).toEqual(AV1_FRAME);
    expect(samplesOf(events, "audio")[0]?.data).toEqual(Buffer.of(0xfc, 1, 2));
  });

  const avcConfig = aVideoConfig().payload.subarray(5);
  const slice = aKeyframe(0).payload.subarray(5);
  const begun = [video(Buffer.of(0x90), text("avc1"), avcConfig), anAudioConfig()];

  test.each([
    [
      "CodedFrames carries a signed composition time",
      [Buffer.of(0x91), text("avc1"), Buffer.of(0xff, 0xff, 0xd8)],
      -40,
    ],
    ["CodedFramesX leaves it out", [Buffer.of(0x93), text("avc1")], 0],
    ["a modifier in front is skipped", [Buffer.of(0x97, 2, 1, 2, 3, 0x03), text("avc1")], 0],
    ["a long modifier too", [Buffer.of(0x97, 0xff, 0, 1, 9, 9, 0x03), text("avc1")], 0],
    ["one track in a multitrack wrapping", [Buffer.of(0x96, 0x03), text("avc1"), Buffer.of(0)], 0],
  ])("%s", (_name, head, compositionMs) => {
    const events = demux([...begun, video(...head, slice)]);
    expect(samplesOf(events, "video")[0]).toMatchObject({ compositionOffset: compositionMs * 90, data: slice });
  });

  test("tracks beside the first are left out", () => {
    const events = demux([...begun, video(Buffer.of(0x96, 0x03), text("avc1"), Buffer.of(1), slice)]);
    expect(samplesOf(events, "video")).toEqual([]);
  });

  test("colour metadata and sequence ends say nothing", () => {
    const events = demux([...begun, video(Buffer.of(0x94), text("avc1"), slice), video(Buffer.of(0x92), text("avc1"))]);
    expect(events).toEqual([]);
  });
});

describe("[RT29] what we do not take is refused in words", () => {
  test.each([
    ["video codec H.263", video(Buffer.of(0x12, 0))],
    ["video codec VP6", video(Buffer.of(0x14, 0))],
    ["switch Enhanced RTMP on", video(Buffer.of(0x1c, 0))],
    ["video codec vp09", video(Buffer.of(0x90), text("vp09"), AV1)],
    ["video codec ????", video(Buffer.of(0x90), Buffer.of(0, 10, 13, 0xff))],
    ["audio codec MP3", audio(Buffer.of(0x2f, 0))],
    ["audio codec Speex", audio(Buffer.of(0xb2, 0))],
    ["audio codec ac-3", audio(Buffer.of(0x90), text("ac-3"), AV1)],
    ["several tracks in one message", video(Buffer.of(0x96, 0x13), text("avc1"))],
    ["tracks of several codecs", video(Buffer.of(0x96, 0x23))],
  ])("%s", (reason, tag) => {
    expect(() => demux([tag])).toThrow(expect.objectContaining({ name: "PeerError", code: "unsupported" }));
    expect(() => demux([tag])).toThrow(reason);
  });

  test("empty messages are somebody's keep-alive", () => {
    expect(demux([video(), audio(), video(Buffer.of(0x57)), audio(Buffer.of(0xaf))])).toEqual([]);
  });
});
