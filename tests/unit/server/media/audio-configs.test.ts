import { expect, test } from "vitest";
import { parseAacConfig } from "../../../../server/media/aac-config.ts";
import { opusPacketLength, parseOpusConfig } from "../../../../server/media/opus-config.ts";

const hex = (text: string) => Buffer.from(text, "hex");
const OPUS_HEAD = hex("4f707573486561640102380180bb0000000000");

test.each([
  ["AAC-LC 48 kHz stereo", "1190", { codecString: "mp4a.40.2", sampleRateHz: 48_000, channels: 2 }],
  [
    "AAC-LC 44.1 kHz mono with a backward-compatible extension",
    "120856e500",
    { codecString: "mp4a.40.2", sampleRateHz: 44_100, channels: 1 },
  ],
  ["HE-AAC: the core coder's rate", "2b098800", { codecString: "mp4a.40.5", sampleRateHz: 24_000, channels: 1 }],
  ["an escaped rate", "178076c010", { codecString: "mp4a.40.2", sampleRateHz: 60_800, channels: 2 }],
])("[RT24] %s", (_name, config, expected) => {
  expect(parseAacConfig(hex(config)).track).toMatchObject({ type: "audio", codec: "mp4a", ...expected });
});

test("[RT24] the frame length flag makes frames of 960 samples", () => {
  expect(parseAacConfig(hex("1190")).packetLength(hex("00"))).toBe(1024);
  expect(parseAacConfig(hex("1194")).packetLength(hex("00"))).toBe(960);
});

test.each([
  ["AAC Main", "0990", "AAC object type 1"],
  ["a channel layout of its own", "1180", "AAC with a channel layout of its own"],
  ["a reserved rate", "1690", "unknown AAC sampling rate"],
  ["nothing", "", "ends too early"],
])("[RT25] %s is refused", (_name, config, reason) => {
  expect(() => parseAacConfig(hex(config))).toThrow(reason);
});

test("[RT24] Opus counts at 48 kHz", () => {
  expect(parseOpusConfig(OPUS_HEAD)).toMatchObject({
    ratePerSecond: 48_000,
    track: { codec: "opus", codecString: "opus", sampleRateHz: 48_000, channels: 2, config: OPUS_HEAD },
  });
});

test("[RT25] an Opus header without its magic word is refused", () => {
  expect(() => parseOpusConfig(hex("4f7075735461677301"))).toThrow("not an Opus header");
});

test.each([
  ["one CELT frame of 20 ms", [0xfc], 960],
  ["two SILK frames of 10 ms", [0x01], 960],
  ["one hybrid frame of 10 ms", [0x60], 480],
  ["three CELT frames of 2.5 ms", [0x83, 0x03], 360],
  ["no packet", [], 0],
])("[RT23] Opus: %s", (_name, packet, length) => {
  expect(opusPacketLength(Uint8Array.from(packet))).toBe(length);
});
