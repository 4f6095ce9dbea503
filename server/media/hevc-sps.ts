import { BitReader } from "./bit-reader.ts";
import { withoutEmulation } from "./nal.ts";
import { malformed } from "./peer-error.ts";
import { type PictureSize, pictureSize } from "./picture-size.ts";

const GENERAL_PROFILE_BITS = 88;
const LEVEL_BITS = 8;
const CHROMA_420 = 1;
const CHROMA_444 = 3;

/**
 * Size of the picture to show, conformance window taken off. H.265 7.3.2.2.1 and 7.4.3.2.1.
 * @param nalUnit the whole NAL unit, its two header bytes included.
 */
export function hevcPictureSize(nalUnit: Uint8Array): PictureSize {
  const bits = new BitReader(withoutEmulation(nalUnit.subarray(2)));
  bits.skip(4); // sps_video_parameter_set_id
  const subLayers = bits.unsigned(3);
  bits.skip(1); // sps_temporal_id_nesting_flag
  skipProfileTierLevel(bits, subLayers);
  bits.golomb(); // sps_seq_parameter_set_id
  const chroma = bits.golomb();
  if (chroma > CHROMA_444) throw malformed("unknown chroma format");
  const isSeparate = chroma === CHROMA_444 && bits.flag();
  const width = bits.golomb();
  const height = bits.golomb();
  if (!bits.flag()) return pictureSize(width, height);
  const unitX = !isSeparate && (chroma === CHROMA_420 || chroma === 2) ? 2 : 1;
  const unitY = !isSeparate && chroma === CHROMA_420 ? 2 : 1;
  const cropX = unitX * (bits.golomb() + bits.golomb());
  const cropY = unitY * (bits.golomb() + bits.golomb());
  return pictureSize(width - cropX, height - cropY);
}

/** H.265 7.3.3. */
function skipProfileTierLevel(bits: BitReader, subLayers: number): void {
  bits.skip(GENERAL_PROFILE_BITS + LEVEL_BITS);
  const present = Array.from({ length: subLayers }, () => ({ profile: bits.flag(), level: bits.flag() }));
  if (subLayers > 0) bits.skip(2 * (8 - subLayers)); // reserved_zero_2bits
  for (const layer of present) {
    if (layer.profile) bits.skip(GENERAL_PROFILE_BITS);
    if (layer.level) bits.skip(LEVEL_BITS);
  }
}
