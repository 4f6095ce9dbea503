import { av1PictureSize } from "./av1-sequence.ts";
import { ByteReader } from "./byte-reader.ts";
import { malformed, unsupported } from "./peer-error.ts";
import type { VideoConfig } from "./video-config.ts";

/**
 * AV1CodecConfigurationRecord, "AV1 in ISOBMFF" 2.3.3.
 * @throws {PeerError} when cut short or, since the size then stands nowhere, without a sequence header.
 */
export function parseAv1Config(record: Uint8Array): VideoConfig {
  const reader = new ByteReader(record, "AV1 configuration");
  if (reader.u8() !== 0x81) throw malformed("unknown version of the AV1 configuration");
  const profileLevel = reader.u8();
  const flags = reader.u8();
  reader.take(1); // initial presentation delay
  const size = av1PictureSize(reader.rest());
  if (size === null) throw unsupported("AV1 without a sequence header in its configuration");
  return {
    track: { type: "video", codec: "av01", codecString: codecString(profileLevel, flags), ...size, config: record },
    // Frame headers of AV1 say it only bit by bit; the container's flag is what every muxer goes by.
    holdsKeyframe: () => false,
  };
}

/** "AV1 in ISOBMFF" 5: profile, level with tier, bit depth. */
function codecString(profileLevel: number, flags: number): string {
  const profile = profileLevel >> 5;
  const level = String(profileLevel & 0x1f).padStart(2, "0");
  const tier = (flags & 0x80) === 0 ? "M" : "H";
  const isTwelveBit = profile === 2 && (flags & 0x20) !== 0;
  const depth = (flags & 0x40) === 0 ? "08" : isTwelveBit ? "12" : "10";
  return `av01.${profile}.${level}${tier}.${depth}`;
}
