import { BitReader } from "./bit-reader.ts";
import { malformed } from "./peer-error.ts";
import { type PictureSize, pictureSize } from "./picture-size.ts";

const SEQUENCE_HEADER = 1;

/** Largest picture of the first sequence header among these OBUs; `null` when there is none. AV1 5.3 and 5.5. */
export function av1PictureSize(obus: Uint8Array): PictureSize | null {
  let position = 0;
  while (position < obus.length) {
    const header = obus[position] ?? 0;
    position += (header & 0x04) === 0 ? 1 : 2; // obu_extension_flag
    const size = (header & 0x02) === 0 ? { value: obus.length - position, length: 0 } : leb128(obus, position);
    position += size.length;
    if (position + size.value > obus.length) throw malformed("an AV1 unit is longer than its record");
    if (((header >> 3) & 0x0f) === SEQUENCE_HEADER) {
      return readSequenceHeader(new BitReader(obus.subarray(position, position + size.value)));
    }
    position += size.value;
  }
  return null;
}

/** AV1 4.10.5. */
function leb128(bytes: Uint8Array, position: number): { value: number; length: number } {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[position + index];
    if (byte === undefined) throw malformed("an AV1 unit is cut inside its size");
    value += (byte & 0x7f) * 2 ** (7 * index);
    if ((byte & 0x80) === 0) return { value, length: index + 1 };
  }
  throw malformed("an AV1 unit's size is beyond 56 bits");
}

function readSequenceHeader(bits: BitReader): PictureSize {
  bits.skip(4); // seq_profile, still_picture
  const isReduced = bits.flag();
  if (isReduced) bits.skip(5);
  else skipOperatingPoints(bits);
  const widthBits = bits.unsigned(4) + 1;
  const heightBits = bits.unsigned(4) + 1;
  return pictureSize(bits.unsigned(widthBits) + 1, bits.unsigned(heightBits) + 1);
}

/** AV1 5.5.1, from `timing_info_present_flag` to the last operating point. */
function skipOperatingPoints(bits: BitReader): void {
  const delayBits = bits.flag() ? skipTimingInfo(bits) : 0;
  const hasDisplayDelay = bits.flag();
  const points = bits.unsigned(5) + 1;
  for (let point = 0; point < points; point += 1) {
    bits.skip(12); // operating_point_idc
    if (bits.unsigned(5) > 7) bits.skip(1); // seq_tier
    if (delayBits > 0 && bits.flag()) bits.skip(2 * delayBits + 1);
    if (hasDisplayDelay && bits.flag()) bits.skip(4);
  }
}

/** Returns the length of the decoder model's delays, 0 when there is no decoder model. AV1 5.5.3 and 5.5.4. */
function skipTimingInfo(bits: BitReader): number {
  bits.skip(64); // num_units_in_display_tick, time_scale
  if (bits.flag()) bits.golomb(); // uvlc has the shape of ue(v)
  if (!bits.flag()) return 0;
  const delayBits = bits.unsigned(5) + 1;
  bits.skip(32 + 5 + 5);
  return delayBits;
}
