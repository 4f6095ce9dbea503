import type { AudioTrack } from "../media/track.ts";

const HEADER_BYTES = 7;
/** The length field has 13 bits. */
const LONGEST_FRAME = 2 ** 13 - 1;
const LOW_COMPLEXITY = 2;
/** Rate and layout written out, which ADTS has no room for. */
const IN_FULL = 15;

/**
 * One raw AAC frame with the header that lets it stand alone (ISO 13818-7 6.2). HE-AAC is given as its core, whose
 * decoder finds the extension by itself. `null`: a track or a frame that such a header cannot describe.
 */
export function adtsFrame({ codec, config }: AudioTrack, frame: Uint8Array): Uint8Array | null {
  const [first = 0, second = 0] = config;
  const rateIndex = ((first & 0x07) << 1) | (second >> 7);
  const channels = (second >> 3) & 0x0f;
  const length = HEADER_BYTES + frame.byteLength;
  if (codec !== "mp4a" || config.byteLength < 2 || rateIndex === IN_FULL) return null;
  if (channels === 0 || channels > 7 || length > LONGEST_FRAME) return null;
  const bytes = new Uint8Array(length);
  bytes[0] = 0xff;
  // MPEG-4, no checksum.
  bytes[1] = 0xf1;
  bytes[2] = ((LOW_COMPLEXITY - 1) << 6) | (rateIndex << 2) | (channels >> 2);
  bytes[3] = ((channels & 0x03) << 6) | (length >> 11);
  bytes[4] = (length >> 3) & 0xff;
  // The buffer's fullness says "variable rate".
  bytes[5] = ((length & 0x07) << 5) | 0x1f;
  bytes[6] = 0xfc;
  bytes.set(frame, HEADER_BYTES);
  return bytes;
}
