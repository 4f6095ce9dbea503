import { TICKS_PER_SECOND } from "../../../shared/time.ts";
import { join } from "./boxes.ts";

/** One frame of nothing in AAC-LC, as ffmpeg's encoder writes it. The packager fills with the same (HL41). */
const FRAMES = {
  mono: Uint8Array.of(0x01, 0x18, 0x20, 0x07),
  stereo: Uint8Array.of(0x21, 0x10, 0x04, 0x60, 0x8c, 0x1c),
};
/** So many of each lie at the start of the media. Chunks point to the same ones again and again. */
export const FRAMES_HELD = 256;
const SAMPLES_A_FRAME = 1024;
const AAC_LC = 2;

const held = (frame: Uint8Array): readonly Uint8Array[] => Array.from({ length: FRAMES_HELD }, () => frame);

/** Stands before the recorded media. */
export const silenceBytes: Uint8Array = join(...held(FRAMES.mono), ...held(FRAMES.stereo));

/** Silence that a track's decoder takes. */
export interface Silence {
  /** Unrounded, in ticks. */
  readonly frameTicks: number;
  readonly frameBytes: number;
  /** Where the held frames begin in the media. */
  readonly position: number;
}

/** @returns null for other codecs: across a break their last frame lasts longer instead. */
export function silenceFor(entry: Buffer): Silence | null {
  const channels = entry.readUInt16BE(8 + 16);
  const rateHz = entry.readUInt16BE(8 + 24);
  if (entry.toString("latin1", 4, 8) !== "mp4a" || objectTypeOf(entry) !== AAC_LC || rateHz === 0) return null;
  if (channels !== 1 && channels !== 2) return null;
  return {
    frameTicks: (SAMPLES_A_FRAME * TICKS_PER_SECOND) / rateHz,
    frameBytes: (channels === 1 ? FRAMES.mono : FRAMES.stereo).byteLength,
    position: channels === 1 ? 0 : FRAMES.mono.byteLength * FRAMES_HELD,
  };
}

/**
 * The top five bits of the AudioSpecificConfig. Our sample entries end with it and SLConfigDescriptor's six bytes: its
 * own descriptor head is a tag, 05, and four bytes of length.
 */
function objectTypeOf(entry: Buffer): number | null {
  const tag = entry.lastIndexOf(Uint8Array.of(0x05, 0x80, 0x80, 0x80));
  return tag === -1 ? null : (entry[tag + 5] ?? 0) >> 3;
}
