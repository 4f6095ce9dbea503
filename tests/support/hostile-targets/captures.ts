import { readdirSync, readFileSync } from "node:fs";
import { ChunkReader } from "../../../server/ingest/chunk-reader.ts";
import type { RtmpMessage } from "../../../server/ingest/rtmp-message.ts";
import {
  AAC_48K_STEREO,
  AVC_854x480,
  aKeyframe,
  aMetadata,
  anAudioConfig,
  aPicture,
  aSound,
  aVideoConfig,
} from "../flv-tags.ts";
import { chunks, setChunkSize, uint } from "../rtmp-chunks.ts";
import * as commands from "../rtmp-commands.ts";

const fixtures = (path: string) => new URL(`../../fixtures/${path}`, import.meta.url);

/** C0, C1 and C2. */
export const HANDSHAKE = 1 + 2 * 1536;
/** Long enough for the metadata, both configurations and a few frames; short enough for a million tries. */
const KEPT = 3_000;

export const HEVC = Buffer.from(
  "0101600000009000000000003cf000fcfdf8f800000f03a00001001840010c01ffff01600000030090000003000003003c959809a10001002a42010101600000030090000003000003003ca00a480b9c9596566924caf0168080000003008000000c84a2000100074401c172b46240",
  "hex",
);
export const AV1 = Buffer.from("81054c000a0b0000002d4cffb3c02f8404", "hex");
export const OPUS = Buffer.from("4f707573486561640102380180bb0000000000", "hex");
export { AAC_48K_STEREO, AVC_854x480 };

/** What encoders said, from their first byte: files of tests/fixtures/rtmp. */
export const recordings: readonly Buffer[] = readdirSync(fixtures("rtmp/"))
  .filter((name) => name.endsWith(".bin"))
  .toSorted()
  .map((name) => readFileSync(fixtures(`rtmp/${name}`)));

/** An encoder of Enhanced RTMP, with all that ffmpeg 5.1 does not do: other codecs, wide chunk stream numbers, late extended times. */
function enhanced(): Buffer {
  const video = (packet: number, fourCc: string, body: Uint8Array) =>
    Buffer.concat([Buffer.of(0x90 | packet), Buffer.from(fourCc), body]);
  const frame = Buffer.concat([uint(8, 4), Buffer.from("2601af0123456789", "hex")]);
  const far = { timestampMs: 0x1000010 };
  return Buffer.concat([
    commands.firstHandshake(),
    commands.secondHandshake(),
    setChunkSize(512),
    commands.connect("live"),
    chunks(
      {
        type: 17,
        timestampMs: 0,
        payload: Buffer.concat([Buffer.of(0), commands.amf("releaseStream", 2, null)]),
        streamId: 0,
      },
      { chunkStreamId: 3, chunkSize: 512 },
    ),
    commands.createStream({ chunkSize: 512 }),
    commands.publish("CAPTUREDKEY", { chunkSize: 512 }),
    chunks({ type: 4, timestampMs: 0, payload: Buffer.of(0, 6, 0, 0, 0, 9), streamId: 0 }, { chunkStreamId: 2 }),
    chunks({ type: 5, timestampMs: 0, payload: uint(2_500_000, 4), streamId: 0 }, { chunkStreamId: 2 }),
    chunks({ ...aMetadata({ videocodecid: 1752589105, encoder: "obs" }), type: 18 }, { chunkSize: 512 }),
    chunks({ type: 9, timestampMs: 0, payload: video(0, "hvc1", HEVC) }, { chunkStreamId: 300, chunkSize: 512 }),
    chunks(
      { type: 9, timestampMs: 0, payload: video(1, "hvc1", Buffer.concat([uint(40, 3), frame])) },
      { chunkStreamId: 300, chunkSize: 512 },
    ),
    chunks({ type: 9, ...far, payload: video(3, "hvc1", frame) }, { chunkStreamId: 60, chunkSize: 512 }),
    chunks(
      { type: 8, timestampMs: 0, payload: Buffer.concat([Buffer.of(0x90), Buffer.from("Opus"), OPUS]) },
      { chunkStreamId: 5 },
    ),
    chunks(
      {
        type: 8,
        timestampMs: 20,
        payload: Buffer.concat([Buffer.of(0x91), Buffer.from("Opus"), Buffer.of(0xfc, 1, 2)]),
      },
      { chunkStreamId: 5 },
    ),
    chunks({ type: 9, timestampMs: 80, payload: video(0, "av01", AV1) }, { chunkStreamId: 6, chunkSize: 512 }),
    chunks(
      { type: 9, timestampMs: 80, payload: video(3, "av01", Buffer.from("12000a0b0000002d4cffb3c02f8404", "hex")) },
      { chunkStreamId: 6 },
    ),
    chunks(
      { type: 22, timestampMs: 90, payload: flv([aSound(1), aSound(22), aPicture(40)]) },
      { chunkStreamId: 7, chunkSize: 512 },
    ),
    chunks({ type: 2, timestampMs: 0, payload: uint(4, 4), streamId: 0 }, { chunkStreamId: 2 }),
    commands.deleteStream(),
  ]);
}

/** A well-behaved encoder without digests, small chunks. */
function plain(): Buffer {
  const tags = [aMetadata({ videocodecid: 7, audiocodecid: 10 }), aVideoConfig(AVC_854x480), anAudioConfig()];
  const show = [...tags, aKeyframe(0), aSound(0), aPicture(40), aSound(21), aPicture(80), aKeyframe(120)];
  const greeting = [commands.firstHandshake(), commands.secondHandshake(), commands.connect("live/CAPTUREDKEY?key=x")];
  return Buffer.concat([
    ...greeting,
    commands.createStream(),
    commands.publish("CAPTUREDKEY"),
    ...show.map((tag) => chunks(tag)),
  ]);
}

/** Tags as a file or an aggregate has them, each with its back pointer. */
export const flv = (
  tags: readonly { readonly type: number; readonly timestampMs: number; readonly payload: Uint8Array }[],
): Buffer =>
  Buffer.concat(
    tags.flatMap(({ type, timestampMs, payload }) => [
      Buffer.of(type),
      uint(payload.length, 3),
      uint(timestampMs & 0xffffff, 3),
      Buffer.of((timestampMs >>> 24) & 0xff, 0, 0, 0),
      payload,
      uint(11 + payload.length, 4),
    ]),
  );

/** Whole connections, cut short. */
export const connections: readonly Buffer[] = [...recordings, enhanced(), plain()].map((bytes) =>
  bytes.subarray(0, HANDSHAKE + KEPT),
);

/** What stands behind the handshake. */
export const chunkStreams: readonly Buffer[] = connections.map((bytes) => bytes.subarray(HANDSHAKE));

/** All messages of all recordings. */
export function messages(): readonly RtmpMessage[] {
  return [...recordings, enhanced(), plain()].flatMap((bytes) => {
    const reader = new ChunkReader(8 * 1024 * 1024);
    reader.push(bytes.subarray(HANDSHAKE));
    const read: RtmpMessage[] = [];
    for (let message = reader.next(); message !== null; message = reader.next()) read.push(message);
    return read;
  });
}

/** Each recording's media as an FLV file without its header. */
export function films(): readonly Buffer[] {
  return [...recordings, enhanced(), plain()].map((bytes) => {
    const reader = new ChunkReader(8 * 1024 * 1024);
    reader.push(bytes.subarray(HANDSHAKE));
    const tags: RtmpMessage[] = [];
    for (let message = reader.next(); message !== null; message = reader.next()) {
      if ([8, 9, 18].includes(message.type)) tags.push(message);
    }
    return flv(tags.slice(0, 14)).subarray(0, 2 * KEPT);
  });
}

export const captured = <Shape>(path: string): Shape => JSON.parse(readFileSync(fixtures(path), "utf8"));
