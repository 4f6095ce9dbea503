import { malformed } from "./peer-error.ts";

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

// Level 6.2 of H.264 and H.265 ends at 8192 × 4320; twice that is beyond any encoder and still safe to calculate with.
const LARGEST_PX = 16_384;

/** @throws {PeerError} when a side is nothing, or larger than any level allows. */
export function pictureSize(widthPx: number, heightPx: number): PictureSize {
  const isSound = (sidePx: number) => Number.isInteger(sidePx) && sidePx > 0 && sidePx <= LARGEST_PX;
  if (!isSound(widthPx) || !isSound(heightPx)) throw malformed("the picture's size is out of range");
  return { widthPx, heightPx };
}

/** Offsets of the cropping rectangle, in units of the chroma format, from its four edges. */
export interface Cropping {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const uncropped: Cropping = { left: 0, right: 0, top: 0, bottom: 0 };
