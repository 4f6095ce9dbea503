import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ChunkReader } from "../../../../server/ingest/chunk-reader.ts";
import { PeerError } from "../../../../server/media/peer-error.ts";
import { damaged, randomNumbers, SEED } from "../../../support/hostile-bytes.ts";
import { chunks } from "../../../support/rtmp-chunks.ts";
import * as commands from "../../../support/rtmp-commands.ts";
import { SessionAtHand } from "../../../support/rtmp-session-at-hand.ts";

const recording = readFileSync(new URL("../../../fixtures/rtmp/ffmpeg-5.1-h264-aac.bin", import.meta.url));
const HANDSHAKE = 1 + 2 * 1536;
const BUDGET = 256 * 1024;

/** How much came out, and the most memory half messages took meanwhile. */
function readAll(bytes: Uint8Array): { messages: number; mostAssembled: number } {
  const reader = new ChunkReader(BUDGET);
  let messages = 0;
  let mostAssembled = 0;
  try {
    reader.push(bytes);
    while (reader.next() !== null) {
      messages += 1;
      mostAssembled = Math.max(mostAssembled, reader.assembledBytes);
    }
  } catch (error) {
    if (!(error instanceof PeerError)) throw error;
  }
  return { messages, mostAssembled };
}

test(`[RT36] damaged chunks are the peer's error, and memory stays within the budget (seed ${SEED})`, () => {
  const sound = recording.subarray(HANDSHAKE, HANDSHAKE + 4_000);
  for (const bytes of damaged(sound, 5_000)) expect(readAll(bytes).mostAssembled).toBeLessThanOrEqual(BUDGET);
});

test(`[RT36] so are any bytes at all (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => readAll(bytes).messages >= 0),
    { seed: SEED, numRuns: 5_000 },
  );
});

test(`[RT2] what is written in chunks is read back, however it is cut (seed ${SEED})`, () => {
  const message = fc.record({
    type: fc.constantFrom(8, 9, 18),
    timestampMs: fc.nat(0xffff_ffff),
    payload: fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes)),
    streamId: fc.nat(0xffff_ffff),
  });
  const style = fc.record({ chunkStreamId: fc.integer({ min: 3, max: 65_599 }), repeatsExtended: fc.constant(true) });
  const cut = fc.integer({ min: 1, max: 700 });
  fc.assert(
    fc.property(fc.array(fc.tuple(message, style), { maxLength: 6 }), cut, (messages, length) => {
      const reader = new ChunkReader(BUDGET);
      const bytes = Buffer.concat(messages.map(([each, how]) => chunks(each, how)));
      const read: unknown[] = [];
      for (let at = 0; at < bytes.length; at += length) {
        reader.push(bytes.subarray(at, at + length));
        for (let next = reader.next(); next !== null; next = reader.next()) read.push(next);
      }
      expect(read).toEqual(messages.map(([each]) => each));
    }),
    { seed: SEED, numRuns: 1_000 },
  );
});

test(`[RT36] whole sessions with damage anywhere end or go on, and nothing is thrown (seed ${SEED})`, async () => {
  const random = randomNumbers(SEED);
  const sound = recording.subarray(HANDSHAKE, HANDSHAKE + 6_000);
  for (const bytes of damaged(sound, 600)) {
    const hand = new SessionAtHand({ authorize: async () => ({ ok: true, stage: "main" }) });
    hand.session.receive(recording.subarray(0, HANDSHAKE));
    for (let at = 0; at < bytes.length; ) {
      const length = 1 + random(1_500);
      await hand.receive(bytes.subarray(at, at + length));
      at += length;
    }
    expect(hand.logLines.filter((line) => line.includes("FAULT"))).toEqual([]);
  }
});

test("[RT36] a message of a thousand tags and one ends the connection: each is ten times as large here as on the wire", async () => {
  const hand = await new SessionAtHand().publish();
  const emptyTag = Buffer.concat([Buffer.of(9), Buffer.alloc(10), Buffer.of(0, 0, 0, 11)]);
  const aggregate = (count: number) =>
    chunks({ type: 22, timestampMs: 0, payload: Buffer.concat(Array.from({ length: count }, () => emptyTag)) });
  await hand.receive(aggregate(1_000));
  expect(hand.isEnded).toBe(false);
  await hand.receive(aggregate(1_001));
  expect(hand.isEnded).toBe(true);
  expect(hand.logLines.at(-1)).toContain("too many tags");
});

test("[RT13] the application is found among any number of slashes", async () => {
  const hand = new SessionAtHand();
  await hand.receive(
    commands.firstHandshake(),
    commands.secondHandshake(),
    commands.connect(`${"/".repeat(20_000)}live///`),
  );
  expect(hand.codes).toEqual(["NetConnection.Connect.Success"]);
});
