import type { AudioConfig } from "./audio-config.ts";
import { ByteReader } from "./byte-reader.ts";
import { malformed } from "./peer-error.ts";

const MAGIC = "OpusHead";
/** Opus counts at 48 kHz whatever went in (RFC 7845 4). */
const RATE_HZ = 48_000;

/**
 * Identification header of RFC 7845 5.1, its magic word included.
 * @throws {PeerError} when cut short or of another major version.
 */
export function parseOpusConfig(config: Uint8Array): AudioConfig {
  const reader = new ByteReader(config, "Opus header");
  if (Buffer.from(reader.take(MAGIC.length)).toString("latin1") !== MAGIC) throw malformed("not an Opus header");
  if (reader.u8() > 15) throw malformed("unknown version of the Opus header");
  const channels = reader.u8();
  if (channels === 0) throw malformed("Opus header without channels");
  reader.take(9); // pre-skip (2), input rate (4), gain (2), mapping family (1)
  return {
    track: { type: "audio", codec: "opus", codecString: "opus", sampleRateHz: RATE_HZ, channels, config },
    packetLength: opusPacketLength,
    ratePerSecond: RATE_HZ,
  };
}

/** RFC 6716 3.1: the first byte gives the length of a frame and how many there are. */
export function opusPacketLength(packet: Uint8Array): number {
  const toc = packet[0];
  if (toc === undefined) return 0;
  const frame = frameLength(toc >> 3);
  switch (toc & 3) {
    case 0:
      return frame;
    case 1:
    case 2:
      return 2 * frame;
  }
  return ((packet[1] ?? 0) & 0x3f) * frame;
}

function frameLength(configuration: number): number {
  if (configuration >= 16) return 120 << (configuration & 3); // CELT: 2.5, 5, 10, 20 ms
  if (configuration >= 12) return 480 << (configuration & 1); // hybrid: 10, 20 ms
  return [480, 960, 1920, 2880][configuration & 3] ?? 0; // SILK: 10, 20, 40, 60 ms
}
