import { parseAacConfig } from "./aac-config.ts";
import type { AudioConfig } from "./audio-config.ts";
import { ByteReader } from "./byte-reader.ts";
import { readEnhanced } from "./flv-enhanced.ts";
import { parseOpusConfig } from "./opus-config.ts";
import { unsupported } from "./peer-error.ts";

/** What the body of an audio tag says; `null` when it says nothing we need. */
export type AudioMessage =
  | { readonly type: "config"; readonly bytes: Uint8Array; readonly parse: (bytes: Uint8Array) => AudioConfig }
  | { readonly type: "frame"; readonly data: Uint8Array };

const ENHANCED = 9;
const AAC = 10;
const AAC_CONFIG = 0;

/** FLV 10.1 annex E.4.2.1, SoundFormat values that are not AAC. */
const LEGACY: Readonly<Record<number, string>> = {
  0: "PCM",
  1: "ADPCM",
  2: "MP3",
  3: "PCM",
  4: "Nellymoser",
  5: "Nellymoser",
  6: "Nellymoser",
  7: "G.711",
  8: "G.711",
  11: "Speex",
  14: "MP3",
};

/** @throws {PeerError} when cut short or of a codec we do not take. */
export function readAudio(body: Uint8Array): AudioMessage | null {
  const reader = new ByteReader(body, "audio message");
  if (reader.left === 0) return null;
  const first = reader.u8();
  const format = first >> 4;
  if (format === ENHANCED) return readEnhancedAudio(first & 0x0f, reader);
  if (format !== AAC) throw unsupported(`audio codec ${LEGACY[format] ?? format}: send AAC or Opus`);
  if (reader.left === 0) return null;
  if (reader.u8() === AAC_CONFIG) return { type: "config", bytes: reader.rest(), parse: parseAacConfig };
  return frame(reader);
}

function readEnhancedAudio(packetType: number, reader: ByteReader): AudioMessage | null {
  const packet = readEnhanced("audio", packetType, reader);
  if (packet === null) return null;
  const parse = parserFor(packet.fourCc);
  switch (packet.type) {
    case "config":
      return { type: "config", bytes: packet.body.rest(), parse };
    case "frame":
      return frame(packet.body);
    case "metadata": // for audio: the order of its channels, which the codec's own configuration says as well
    case "end":
      return null;
  }
}

function frame(body: ByteReader): AudioMessage | null {
  return body.left === 0 ? null : { type: "frame", data: body.rest() };
}

function parserFor(fourCc: string): (bytes: Uint8Array) => AudioConfig {
  switch (fourCc) {
    case "mp4a":
      return parseAacConfig;
    case "Opus":
      return parseOpusConfig;
  }
  throw unsupported(`audio codec ${fourCc}: send AAC or Opus`);
}
