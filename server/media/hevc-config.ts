import { ByteReader } from "./byte-reader.ts";
import { hevcPictureSize } from "./hevc-sps.ts";
import { nalHeaders, nalLengthSize } from "./nal.ts";
import { malformed } from "./peer-error.ts";
import type { VideoConfig } from "./video-config.ts";

const SEQUENCE_PARAMETER_SET = 33;
/** Intra random access points: BLA, IDR and CRA pictures, H.265 table 7-1. */
const FIRST_RANDOM_ACCESS = 16;
const LAST_RANDOM_ACCESS = 21;

/**
 * HEVCDecoderConfigurationRecord, ISO 14496-15 8.3.3.1.
 * @throws {PeerError} when cut short or without a sequence parameter set.
 */
export function parseHevcConfig(record: Uint8Array): VideoConfig {
  const reader = new ByteReader(record, "HEVC configuration");
  reader.take(1); // version: 0 in early encoders, 1 since
  const general = reader.take(12);
  reader.take(8); // segmentation, parallelism, chroma, depths, frame rate
  const lengthSize = nalLengthSize(reader.u8());
  const set = readSequenceSet(reader);
  return {
    track: { type: "video", codec: "hvc1", codecString: codecString(general), ...hevcPictureSize(set), config: record },
    holdsKeyframe: (accessUnit) =>
      nalHeaders(accessUnit, lengthSize).some((header) => {
        const type = (header >> 1) & 0x3f;
        return type >= FIRST_RANDOM_ACCESS && type <= LAST_RANDOM_ACCESS;
      }),
  };
}

function readSequenceSet(reader: ByteReader): Uint8Array {
  const arrays = reader.u8();
  for (let array = 0; array < arrays; array += 1) {
    const type = reader.u8() & 0x3f;
    const count = reader.u16();
    for (let index = 0; index < count; index += 1) {
      const nalUnit = reader.take(reader.u16());
      if (type === SEQUENCE_PARAMETER_SET) return nalUnit;
    }
  }
  throw malformed("HEVC configuration without a sequence parameter set");
}

/** ISO 14496-15 annex E.3: profile space and idc, compatibility flags bit-reversed, tier and level, constraint bytes. */
function codecString(general: Uint8Array): string {
  const reader = new ByteReader(general, "HEVC profile");
  const profile = reader.u8();
  const space = ["", "A", "B", "C"][profile >> 6] ?? "";
  const tier = (profile & 0x20) === 0 ? "L" : "H";
  const compatibility = reverseBits(reader.u32()).toString(16).toUpperCase();
  const constraints = [...reader.take(6)];
  const level = reader.u8();
  while (constraints.at(-1) === 0) constraints.pop();
  const tail = constraints.map((byte) => `.${byte.toString(16).toUpperCase()}`).join("");
  return `hvc1.${space}${profile & 0x1f}.${compatibility}.${tier}${level}${tail}`;
}

function reverseBits(word: number): number {
  let reversed = 0;
  for (let bit = 0; bit < 32; bit += 1) reversed = reversed * 2 + ((word >>> bit) & 1);
  return reversed;
}
