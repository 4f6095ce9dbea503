import { describe, expect, test } from "vitest";
import { ChunkReader } from "../../../../server/ingest/chunk-reader.ts";
import type { RtmpMessage } from "../../../../server/ingest/rtmp-message.ts";
import { basicHeader, chunks, type OutgoingMessage, setChunkSize, uint } from "../../../support/rtmp-chunks.ts";

const MIB = 1024 * 1024;

function read(bytes: Uint8Array, pieceLength = bytes.length): readonly RtmpMessage[] {
  const reader = new ChunkReader(5 * MIB);
  const messages: RtmpMessage[] = [];
  for (let at = 0; at < bytes.length; at += pieceLength) {
    reader.push(bytes.subarray(at, at + pieceLength));
    for (let message = reader.next(); message !== null; message = reader.next()) messages.push(message);
  }
  return messages;
}

const aMessage = (fields: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  type: 9,
  timestampMs: 1_000,
  payload: Buffer.from(Array.from({ length: 400 }, (_, index) => index & 0xff)),
  streamId: 1,
  ...fields,
});

describe("[RT2] messages come out whole", () => {
  test.each([1, 2, 3, 11, 127, 128, 129, 1_000])("from pieces of %i bytes", (pieceLength) => {
    const messages = [aMessage(), aMessage({ type: 8, payload: Buffer.of(1) }), aMessage({ timestampMs: 1_040 })];
    const bytes = Buffer.concat(messages.map((message) => chunks(message)));
    expect(read(bytes, pieceLength)).toEqual(messages);
  });

  test.each([2, 3, 63, 64, 319, 320, 65_599])("on chunk stream %i", (chunkStreamId) => {
    expect(read(chunks(aMessage(), { chunkStreamId }), 5)).toEqual([aMessage()]);
  });

  test("an empty one too", () => {
    const empty = aMessage({ payload: Buffer.alloc(0) });
    expect(read(chunks(empty))).toEqual([empty]);
  });

  test("interleaved on two chunk streams", () => {
    const video = chunks(aMessage(), { chunkStreamId: 6 });
    const audio = aMessage({ type: 8, payload: Buffer.of(1, 2) });
    const bytes = Buffer.concat([video.subarray(0, 140), chunks(audio, { chunkStreamId: 4 }), video.subarray(140)]);
    expect(read(bytes)).toEqual([audio, aMessage()]);
  });

  test("each owns its memory", () => {
    const bytes = chunks(aMessage());
    const [message] = read(bytes);
    bytes.fill(0);
    expect(message?.payload).toEqual(aMessage().payload);
  });
});

describe("[RT3] headers that leave out what did not change", () => {
  const first = chunks(aMessage({ payload: Buffer.of(1, 2) }));
  const timesOf = (bytes: Uint8Array) => read(bytes).map((message) => message.timestampMs);

  test("format 1 has length and type of its own", () => {
    const next = Buffer.concat([basicHeader(1, 4), uint(40, 3), uint(1, 3), Buffer.of(8), Buffer.of(7)]);
    expect(read(Buffer.concat([first, next]))[1]).toEqual(
      aMessage({ type: 8, timestampMs: 1_040, payload: Buffer.of(7) }),
    );
  });

  test("format 2 has a delta, format 3 repeats it", () => {
    const next = Buffer.concat([basicHeader(2, 4), uint(40, 3), Buffer.of(3, 4), basicHeader(3, 4), Buffer.of(5, 6)]);
    expect(timesOf(Buffer.concat([first, next]))).toEqual([1_000, 1_040, 1_080]);
  });

  test("format 3 right behind format 0 adds that timestamp, as RTMP 1.0 has it and FFmpeg does it", () => {
    expect(timesOf(Buffer.concat([first, basicHeader(3, 4), Buffer.of(5, 6)]))).toEqual([1_000, 2_000]);
  });

  test("a delta goes over the end of 32 bits", () => {
    const late = chunks(aMessage({ timestampMs: 0xffff_fff0, payload: Buffer.of(1, 2) }));
    const next = Buffer.concat([basicHeader(2, 4), uint(0x20, 3), Buffer.of(3, 4)]);
    expect(timesOf(Buffer.concat([late, next]))).toEqual([0xffff_fff0, 0x10]);
  });

  test("a chunk stream may begin with format 1, as librtmp's do", () => {
    const bytes = Buffer.concat([basicHeader(1, 4), uint(40, 3), uint(1, 3), Buffer.of(8), Buffer.of(7)]);
    expect(read(bytes)).toEqual([aMessage({ type: 8, timestampMs: 40, streamId: 0, payload: Buffer.of(7) })]);
  });

  test.each([2, 3] as const)("but not with format %i", (format) => {
    expect(() => read(Buffer.concat([basicHeader(format, 4), uint(40, 3)]))).toThrow("without a full header");
  });
});

describe("[RT4] extended timestamps", () => {
  const late = aMessage({ timestampMs: 4_294_960_000 });

  test.each([
    [true, 1_000],
    [true, 1],
    [false, 1_000],
    [false, 1],
  ])("repeated behind format 3: %s, in pieces of %i", (repeatsExtended, pieceLength) => {
    const next = aMessage({ timestampMs: 4_294_960_040, type: 8 });
    const bytes = Buffer.concat([chunks(late, { repeatsExtended }), chunks(next, { repeatsExtended })]);
    expect(read(bytes, pieceLength)).toEqual([late, next]);
  });

  test("exactly 0xffffff needs the four bytes", () => {
    const message = aMessage({ timestampMs: 0xffffff });
    expect(read(chunks(message))).toEqual([message]);
  });

  test("a short last chunk without the repeated time is not mistaken for half of one", () => {
    const message = aMessage({
      timestampMs: 0x0102_0304,
      payload: Buffer.concat([Buffer.alloc(128), Buffer.of(1, 9)]),
    });
    expect(read(chunks(message, { repeatsExtended: false }))).toEqual([message]);
  });

  test("a format 3 that begins a message repeats an extended delta", () => {
    const first = chunks(aMessage({ timestampMs: 0, payload: Buffer.of(1) }));
    const delta = Buffer.concat([basicHeader(2, 4), uint(0xffffff, 3), uint(0x0100_0000, 4), Buffer.of(2)]);
    const again = Buffer.concat([basicHeader(3, 4), uint(0x0100_0000, 4), Buffer.of(3)]);
    const messages = read(Buffer.concat([first, delta, again]));
    expect(messages.map((message) => message.timestampMs)).toEqual([0, 0x0100_0000, 0x0200_0000]);
  });
});

describe("[RT5] the chunk size may change at any time", () => {
  test("between two chunks of a message", () => {
    const video = chunks(aMessage(), { chunkStreamId: 6 });
    const first = video.subarray(0, 12 + 128);
    const rest = Buffer.concat([basicHeader(3, 6), aMessage().payload.subarray(128)]);
    expect(read(Buffer.concat([first, setChunkSize(4096), rest]))).toEqual([aMessage()]);
  });

  test.each([0, 0x8000_0000])("but not to %i", (size) => {
    expect(() => read(setChunkSize(size))).toThrow("chunk size out of range");
  });
});

test.each([6, 300, 40_000])(
  "[RT6] an abort drops the half message of chunk stream %i, and the stream goes on",
  (chunkStreamId) => {
    const half = chunks(aMessage(), { chunkStreamId }).subarray(0, basicHeader(0, chunkStreamId).length + 11 + 128);
    const abort = chunks(
      { type: 2, timestampMs: 0, payload: uint(chunkStreamId, 4), streamId: 0 },
      { chunkStreamId: 2 },
    );
    const next = aMessage({ timestampMs: 2_000 });
    expect(read(Buffer.concat([half, abort, chunks(next, { chunkStreamId })]))).toEqual([next]);
  },
);

test("[RT7] a new message inside an unfinished one is refused", () => {
  const half = chunks(aMessage()).subarray(0, 12 + 128);
  expect(() => read(Buffer.concat([half, chunks(aMessage())]))).toThrow("inside an unfinished one");
});

describe("[RT8] bounds", () => {
  const header = (type: number, length: number, chunkStreamId = 4) =>
    Buffer.concat([basicHeader(0, chunkStreamId), uint(0, 3), uint(length, 3), Buffer.of(type), uint(0, 4)]);

  test.each([
    ["a keyframe of 4 MiB is allowed", 9, 4 * MIB, true],
    ["one byte more is not", 9, 4 * MIB + 1, false],
    ["a command of 64 KiB is allowed", 20, 64 * 1024, true],
    ["one byte more is not", 20, 64 * 1024 + 1, false],
    ["nor is an unknown type", 99, 64 * 1024 + 1, false],
  ])("%s", (_name, type, length, isAllowed) => {
    const attempt = expect(() => read(header(type, length)));
    if (isAllowed) attempt.not.toThrow();
    else attempt.toThrow("a message is too long");
  });

  test("memory grows with what came, not with what was declared", () => {
    const reader = new ChunkReader(5 * MIB);
    for (let id = 0; id < 60; id += 1) reader.push(Buffer.concat([header(9, 4 * MIB, 3 + id), Buffer.alloc(128)]));
    while (reader.next() !== null);
    expect(reader.assembledBytes).toBeLessThanOrEqual(60 * 4096);
  });

  test("half messages beyond the budget are refused", () => {
    const reader = new ChunkReader(100_000);
    reader.push(Buffer.concat([header(9, 4 * MIB), Buffer.alloc(128)]));
    reader.next();
    for (let chunk = 0; chunk < 600; chunk += 1) reader.push(Buffer.concat([basicHeader(3, 4), Buffer.alloc(128)]));
    expect(() => reader.next()).toThrow("too many unfinished messages");
  });

  test("memory is given back with the message", () => {
    const reader = new ChunkReader(5 * MIB);
    reader.push(chunks(aMessage()));
    expect(reader.next()).not.toBeNull();
    expect(reader.assembledBytes).toBe(0);
  });

  test("64 chunk streams are followed, one more is refused", () => {
    const streams = (count: number) =>
      Buffer.concat(Array.from({ length: count }, (_, id) => chunks(aMessage(), { chunkStreamId: 3 + id })));
    expect(read(streams(64))).toHaveLength(64);
    expect(() => read(streams(65))).toThrow("too many chunk streams");
  });

  test("what is not taken out does not pile up", () => {
    const reader = new ChunkReader(MIB);
    reader.push(Buffer.alloc(MIB));
    expect(() => reader.push(Buffer.of(0))).toThrow("too much input at once");
  });
});
