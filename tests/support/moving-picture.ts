import { drawBarcode } from "./barcode.ts";

/** A YUV 4:2:0 picture in one buffer, as ffmpeg's `-pix_fmt yuv420p` wants it. */
export interface MovingPicture {
  /**
   * The frame for slot `index` with `timeMs` burnt in. Its bytes are the caller's until `FRAMES_IN_FLIGHT` frames later.
   * @param isLight white, as a window that flashes before the camera; the bar code stays.
   */
  frame(index: number, timeMs: number, isLight?: boolean): Uint8Array;
}

/** Frames that a pipe may still be reading while the next ones are drawn. */
export const FRAMES_IN_FLIGHT = 4;

/** How much a frame changes: `plain` costs an encoder little, `busy` fills whatever bitrate it is given. */
export type Detail = "plain" | "busy";

/** Test pictures that are cheap to draw: a still background, a sweeping column, optionally drifting noise, the bar code. */
export function movingPicture(width: number, height: number, detail: Detail): MovingPicture {
  const background = backgroundOf(width, height);
  const frames = Array.from({ length: FRAMES_IN_FLIGHT }, () => Uint8Array.from(background));
  const grain = detail === "busy" ? grainOf(width * height * 2) : null;
  return {
    frame(index, timeMs, isLight = false) {
      const data = frames[index % FRAMES_IN_FLIGHT] ?? background;
      const luma = data.subarray(0, width * height);
      if (grain === null) luma.set(background.subarray(0, width * height));
      else luma.set(grain.subarray((index * 7919) % (width * height)).subarray(0, width * height));
      drawColumn(luma, width, height, Math.floor((index * width) / 90) % width);
      if (isLight) luma.fill(235);
      drawBarcode({ data: luma, width, height }, timeMs);
      return data;
    },
  };
}

function backgroundOf(width: number, height: number): Uint8Array {
  const data = new Uint8Array((width * height * 3) / 2).fill(128);
  for (let y = 0; y < height; y += 1) data.fill(60 + Math.round((y * 90) / height), y * width, (y + 1) * width);
  data.fill(150, width * height, (width * height * 5) / 4);
  return data;
}

/** Light column, an eighth of the width: it crosses the picture in 90 frames. */
function drawColumn(luma: Uint8Array, width: number, height: number, left: number): void {
  const right = Math.min(width, left + Math.floor(width / 8));
  for (let y = Math.floor(height / 4); y < (height * 3) / 4; y += 1)
    luma.fill(210, y * width + left, y * width + right);
}

/** Coarse noise: blocks of 4 pixels, so that it survives quantisation and really costs bits. */
function grainOf(length: number): Uint8Array {
  let state = 1;
  const data = new Uint8Array(length);
  for (let place = 0; place < length; place += 4) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    data.fill(60 + ((state >> 16) % 120), place, place + 4);
  }
  return data;
}
