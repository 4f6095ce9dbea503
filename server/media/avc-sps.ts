import { BitReader } from "./bit-reader.ts";
import { withoutEmulation } from "./nal.ts";
import { malformed } from "./peer-error.ts";
import { type Cropping, type PictureSize, pictureSize, uncropped } from "./picture-size.ts";

/** Profiles whose sequence parameter set says its chroma format (H.264 7.3.2.1.1). */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);
const CHROMA_420 = 1;
const CHROMA_444 = 3;

/**
 * Size of the picture to show, cropping taken off. H.264 7.3.2.1.1 and 7.4.2.1.1.
 * @param nalUnit the whole NAL unit, its header byte included.
 * @throws {PeerError} when it ends early or its numbers make no picture.
 */
export function avcPictureSize(nalUnit: Uint8Array): PictureSize {
  if (((nalUnit[0] ?? 0) & 0x1f) !== 7) throw malformed("not a sequence parameter set");
  const bits = new BitReader(withoutEmulation(nalUnit.subarray(1)));
  const profile = bits.unsigned(8);
  bits.skip(16); // constraint flags, level
  bits.golomb(); // seq_parameter_set_id
  const chroma = HIGH_PROFILES.has(profile) ? readChroma(bits) : { format: CHROMA_420, isSeparate: false };
  bits.golomb(); // log2_max_frame_num_minus4
  skipPictureOrder(bits);
  bits.golomb(); // max_num_ref_frames
  bits.skip(1); // gaps_in_frame_num_value_allowed_flag
  const widthInMacroblocks = bits.golomb() + 1;
  const heightInMapUnits = bits.golomb() + 1;
  const fieldsPerMapUnit = bits.flag() ? 1 : 2; // frame_mbs_only_flag
  if (fieldsPerMapUnit === 2) bits.skip(1); // mb_adaptive_frame_field_flag
  bits.skip(1); // direct_8x8_inference_flag
  const crop = bits.flag() ? readCropping(bits) : uncropped;
  const hasChroma = chroma.format !== 0 && !chroma.isSeparate;
  const cropUnitX = hasChroma && chroma.format !== CHROMA_444 ? 2 : 1;
  const cropUnitY = (hasChroma && chroma.format === CHROMA_420 ? 2 : 1) * fieldsPerMapUnit;
  return pictureSize(
    widthInMacroblocks * 16 - cropUnitX * (crop.left + crop.right),
    heightInMapUnits * 16 * fieldsPerMapUnit - cropUnitY * (crop.top + crop.bottom),
  );
}

function readChroma(bits: BitReader): { format: number; isSeparate: boolean } {
  const format = bits.golomb();
  if (format > CHROMA_444) throw malformed("unknown chroma format");
  const isSeparate = format === CHROMA_444 && bits.flag();
  bits.golomb(); // bit_depth_luma_minus8
  bits.golomb(); // bit_depth_chroma_minus8
  bits.skip(1); // qpprime_y_zero_transform_bypass_flag
  if (bits.flag()) skipScalingMatrix(bits, format === CHROMA_444 ? 12 : 8);
  return { format, isSeparate };
}

function skipScalingMatrix(bits: BitReader, lists: number): void {
  for (let list = 0; list < lists; list += 1) {
    if (bits.flag()) skipScalingList(bits, list < 6 ? 16 : 64);
  }
}

/** H.264 7.3.2.1.1.1: a list ends early when the next scale comes to 0. */
function skipScalingList(bits: BitReader, size: number): void {
  let scale = 8;
  for (let index = 0; index < size && scale !== 0; index += 1) {
    scale = (((scale + bits.signedGolomb()) % 256) + 256) % 256;
  }
}

function skipPictureOrder(bits: BitReader): void {
  const type = bits.golomb();
  if (type === 0) bits.golomb(); // log2_max_pic_order_cnt_lsb_minus4
  if (type !== 1) return;
  bits.skip(1); // delta_pic_order_always_zero_flag
  bits.signedGolomb(); // offset_for_non_ref_pic
  bits.signedGolomb(); // offset_for_top_to_bottom_field
  const cycle = bits.golomb();
  if (cycle > 255) throw malformed("picture order cycle is too long");
  for (let index = 0; index < cycle; index += 1) bits.signedGolomb();
}

function readCropping(bits: BitReader): Cropping {
  return { left: bits.golomb(), right: bits.golomb(), top: bits.golomb(), bottom: bits.golomb() };
}
