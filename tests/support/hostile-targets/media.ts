import { parseAacConfig } from "../../../server/media/aac-config.ts";
import { parseAv1Config } from "../../../server/media/av1-config.ts";
import { av1PictureSize } from "../../../server/media/av1-sequence.ts";
import { parseAvcConfig } from "../../../server/media/avc-config.ts";
import { avcPictureSize } from "../../../server/media/avc-sps.ts";
import { FlvDemuxer } from "../../../server/media/flv-demuxer.ts";
import { cutTags, FlvFileReader } from "../../../server/media/flv-file.ts";
import { parseHevcConfig } from "../../../server/media/hevc-config.ts";
import { nalHeaders } from "../../../server/media/nal.ts";
import { opusPacketLength, parseOpusConfig } from "../../../server/media/opus-config.ts";
import { PeerError } from "../../../server/media/peer-error.ts";
import type { MediaEvent } from "../../../server/media/sample.ts";
import { programTime } from "../../../shared/time.ts";
import { aKeyframe } from "../flv-tags.ts";
import type { Target } from "../hostile-campaign.ts";
import { aStage } from "../packaged.ts";
import { AAC_48K_STEREO, AV1, AVC_854x480, films, HEVC, messages, OPUS } from "./captures.ts";
import { outcomeOf } from "./outcome.ts";

const fileHeader = Buffer.from("464c5601050000000900000000", "hex");
const tokens = [
  ...["avc1", "hvc1", "av01", "mp4a", "Opus", "OpusHead", "FLV", "onMetaData"].map((word) => Buffer.from(word)),
  ...["17000000", "1701000000", "2701", "af00", "af01", "90", "91", "93", "96", "9f", "0000000167", "ffffffff"].map(
    (hex) => Buffer.from(hex, "hex"),
  ),
];

/** A parser of a codec's configuration and the access units read by it. */
const parser = (name: string, sound: readonly Buffer[], parse: (bytes: Buffer) => number): Target => ({
  name,
  sound,
  tokens,
  share: 1,
  run: (bytes) => outcomeOf(() => parse(bytes)),
});

const configs = (type: 8 | 9) =>
  messages()
    .filter((message) => message.type === type && message.payload[1] === 0 && message.payload.length > 4)
    .map(({ payload }) => Buffer.from(payload.subarray(type === 9 ? 5 : 2)));

export function mediaTargets(): readonly Target[] {
  const accessUnit = Buffer.from(aKeyframe(0).payload.subarray(5));
  const shows = films();
  return [
    parser("AVC configurations", [AVC_854x480, ...configs(9)], (bytes) => {
      const { track, holdsKeyframe } = parseAvcConfig(bytes);
      return Number(holdsKeyframe(accessUnit)) + track.widthPx;
    }),
    parser("AVC parameter sets", [AVC_854x480.subarray(8, 34)], (bytes) => avcPictureSize(bytes).heightPx),
    parser("HEVC configurations", [HEVC], (bytes) => {
      const { track, holdsKeyframe } = parseHevcConfig(bytes);
      return Number(holdsKeyframe(accessUnit)) + track.codecString.length;
    }),
    parser("AV1 configurations", [AV1], (bytes) => parseAv1Config(bytes).track.widthPx),
    parser("AV1 units", [AV1.subarray(4)], (bytes) => av1PictureSize(bytes)?.widthPx ?? -1),
    parser("AAC configurations", [AAC_48K_STEREO, Buffer.from("2b8a0800", "hex"), ...configs(8)], (bytes) =>
      parseAacConfig(bytes).packetLength(bytes),
    ),
    parser("Opus headers", [OPUS], (bytes) => opusPacketLength(bytes) + parseOpusConfig(bytes).packetLength(bytes)),
    parser(
      "NAL units",
      [accessUnit, Buffer.alloc(64, 1)],
      (bytes) => nalHeaders(bytes, 1).length + nalHeaders(bytes, 4).length,
    ),
    parser(
      "FLV files",
      shows.map((show) => Buffer.concat([fileHeader, show])),
      readFile,
    ),
    { ...parser("shows", shows, demux), share: 4 },
    { ...parser("shows on a stage", shows, pack), share: 2 },
  ];
}

function readFile(bytes: Buffer): number {
  const reader = new FlvFileReader();
  const half = bytes.length >> 1;
  return reader.push(bytes.subarray(0, half)).length + reader.push(bytes.subarray(half)).length;
}

/** Decode times of each track rise, whatever came. */
function demux(bytes: Buffer): number {
  const last = { video: -1, audio: -1 };
  let samples = 0;
  for (const event of eventsOf(bytes)) {
    if (event.type !== "sample") continue;
    const { type, dts } = event.sample;
    if (!(dts > last[type])) throw new Error(`decode times fell: ${type} ${last[type]} to ${dts}`);
    last[type] = dts;
    samples += 1;
  }
  return samples;
}

/** What the demuxer lets through, the packager can pack. */
function pack(bytes: Buffer): number {
  const stage = aStage();
  const sink = stage.open("encoder");
  for (const event of eventsOf(bytes)) sink.push(event);
  sink.end("over");
  stage.health();
  return stage.window.segments.length;
}

/** Up to the tag that an encoder is cut off for. */
function eventsOf(bytes: Buffer): readonly MediaEvent[] {
  const demuxer = new FlvDemuxer();
  const events: MediaEvent[] = [];
  try {
    // Sent when its time says, as encoders do; what says the same time comes at once.
    let arrivedAt = 0;
    for (const tag of cutTags(bytes).tags) {
      arrivedAt = Math.max(arrivedAt, tag.timestampMs & 0xffff);
      events.push(...demuxer.push(tag, programTime(1_000_000 + arrivedAt)));
    }
  } catch (error) {
    if (!(error instanceof PeerError)) throw error;
  }
  return events;
}
