import { avcPictureSize } from "./avc-sps.ts";
import { ByteReader } from "./byte-reader.ts";
import { type NalLengthSize, nalHeaders, nalLengthSize } from "./nal.ts";
import { malformed } from "./peer-error.ts";
import type { VideoTrack } from "./track.ts";
import type { VideoConfig } from "./video-config.ts";

const IDR_SLICE = 5;

/**
 * AVCDecoderConfigurationRecord, ISO 14496-15 5.3.3.1.
 * @throws {PeerError} when cut short, without a parameter set, or with one that makes no picture.
 */
export function parseAvcConfig(record: Uint8Array): VideoConfig {
  const reader = new ByteReader(record, "AVC configuration");
  if (reader.u8() !== 1) throw malformed("unknown version of the AVC configuration");
  const profileCompatibilityLevel = reader.take(3);
  const lengthSize = nalLengthSize(reader.u8());
  const sets = readSets(reader, reader.u8() & 0x1f);
  const first = sets[0];
  if (first === undefined) throw malformed("AVC configuration without a sequence parameter set");
  readSets(reader, reader.u8());
  const track: VideoTrack = {
    type: "video",
    codec: "avc1",
    codecString: `avc1.${Buffer.from(profileCompatibilityLevel).toString("hex")}`,
    ...avcPictureSize(first),
    config: record,
  };
  return { track, holdsKeyframe: (accessUnit) => holdsIdr(accessUnit, lengthSize) };
}

function readSets(reader: ByteReader, count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, () => reader.take(reader.u16()));
}

function holdsIdr(accessUnit: Uint8Array, lengthSize: NalLengthSize): boolean {
  return nalHeaders(accessUnit, lengthSize).some((header) => (header & 0x1f) === IDR_SLICE);
}
