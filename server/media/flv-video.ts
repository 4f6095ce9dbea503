import { parseAv1Config } from "./av1-config.ts";
import { parseAvcConfig } from "./avc-config.ts";
import { ByteReader } from "./byte-reader.ts";
import { type EnhancedPacket, readEnhanced } from "./flv-enhanced.ts";
import { parseHevcConfig } from "./hevc-config.ts";
import { unsupported } from "./peer-error.ts";
import type { VideoConfig } from "./video-config.ts";

/** What the body of a video tag says; `null` when it says nothing we need. */
export type VideoMessage =
  | { readonly type: "config"; readonly bytes: Uint8Array; readonly parse: (bytes: Uint8Array) => VideoConfig }
  | {
      readonly type: "frame";
      readonly isKeyframe: boolean;
      /** Presentation minus decode time, signed. */
      readonly compositionMs: number;
      readonly data: Uint8Array;
    };

const ENHANCED = 0x80;
const KEYFRAME = 1;
const COMMAND = 5;
const AVC = 7;
const AVC_CONFIG = 0;
const AVC_FRAME = 1;

/** FLV 10.1 annex E.4.3.1, VIDEODATA code numbers that are not AVC. */
const LEGACY: Readonly<Record<number, string>> = {
  1: "JPEG",
  2: "H.263",
  3: "Screen Video",
  4: "VP6",
  5: "VP6 with alpha",
  6: "Screen Video 2",
  12: "HEVC by the old private code 12 (switch Enhanced RTMP on)",
};

/** @throws {PeerError} when cut short or of a codec we do not take. */
export function readVideo(body: Uint8Array): VideoMessage | null {
  const reader = new ByteReader(body, "video message");
  if (reader.left === 0) return null; // some encoders send empty ones as keep-alives
  const first = reader.u8();
  if ((first & ENHANCED) !== 0) return readEnhancedVideo(first, reader);
  if (first >> 4 === COMMAND) return null;
  const codec = first & 0x0f;
  if (codec !== AVC) throw unsupported(`video codec ${LEGACY[codec] ?? codec}: send H.264, HEVC or AV1`);
  const packet = reader.u8();
  const compositionMs = reader.i24();
  if (packet === AVC_CONFIG) return { type: "config", bytes: reader.rest(), parse: parseAvcConfig };
  if (packet === AVC_FRAME) return frame(first >> 4 === KEYFRAME, compositionMs, reader);
  return null; // end of sequence
}

function readEnhancedVideo(first: number, reader: ByteReader): VideoMessage | null {
  const frameType = (first >> 4) & 0x07;
  const packet = readEnhanced("video", first & 0x0f, reader);
  if (packet === null || (frameType === COMMAND && packet.type !== "metadata")) return null;
  const parse = parserFor(packet.fourCc);
  switch (packet.type) {
    case "config":
      return { type: "config", bytes: packet.body.rest(), parse };
    case "frame":
      return frame(frameType === KEYFRAME, hasComposition(packet) ? packet.body.i24() : 0, packet.body);
    case "metadata":
    case "end":
      return null;
  }
}

function frame(isKeyframe: boolean, compositionMs: number, body: ByteReader): VideoMessage | null {
  return body.left === 0 ? null : { type: "frame", isKeyframe, compositionMs, data: body.rest() };
}

function parserFor(fourCc: string): (bytes: Uint8Array) => VideoConfig {
  switch (fourCc) {
    case "avc1":
      return parseAvcConfig;
    case "hvc1":
      return parseHevcConfig;
    case "av01":
      return parseAv1Config;
  }
  throw unsupported(`video codec ${fourCc}: send H.264, HEVC or AV1`);
}

/** AV1 has no decode order apart from presentation order, and "X" packets leave a zero out. */
function hasComposition(packet: EnhancedPacket): boolean {
  return packet.type === "frame" && !packet.isShort && packet.fourCc !== "av01";
}
