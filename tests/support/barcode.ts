/**
 * A time in a picture: a strip of 64 light and dark cells along the bottom edge, read back from the pixels of a player.
 * The format is in docs/spec/playout.md, part "Bar code" (PO1–PO4). Pure.
 *
 * `readBarcode` refers to nothing outside itself, because its source text is also what runs in the browser.
 */

/** Grey, RGB or RGBA, row by row without padding: the channel count follows from the lengths. */
export interface Pixels {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** Cells in the strip, over the whole width of the picture. */
export const BARCODE_CELLS = 64;
/** The strip's height as a share of the picture's: 20 px of 720, 10 px of 360. */
export const BARCODE_HEIGHT = 1 / 36;
/** Exclusive. 48 bits of milliseconds reach the year 10889. */
export const BARCODE_LIMIT_MS = 2 ** 48;

/** Light cells are `true`, left to right: start 101100, 48 bits of time, CRC-8 of its six bytes, end 10. */
export function barcodeCells(timeMs: number): readonly boolean[] {
  if (!Number.isInteger(timeMs) || timeMs < 0 || timeMs >= BARCODE_LIMIT_MS) {
    throw new RangeError("bar code time is a whole number of milliseconds below 2^48");
  }
  const bits = (value: number, count: number) =>
    Array.from({ length: count }, (_, place) => Math.floor(value / 2 ** (count - 1 - place)) % 2 === 1);
  const bytes = Array.from({ length: 6 }, (_, place) => Math.floor(timeMs / 2 ** (8 * (5 - place))) % 256);
  return [...bits(0b101100, 6), ...bits(timeMs, 48), ...bits(crc8(bytes), 8), ...bits(0b10, 2)];
}

export interface LumaPlane {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Burns the time into the bottom rows of a luma plane: 235 light, 16 dark (the video range's white and black). */
export function drawBarcode(plane: LumaPlane, timeMs: number): void {
  const top = Math.floor(plane.height * (1 - BARCODE_HEIGHT));
  const row = plane.data.subarray(top * plane.width, (top + 1) * plane.width);
  const cells = barcodeCells(timeMs);
  for (const [place, isLight] of cells.entries()) {
    const from = Math.round((place * plane.width) / BARCODE_CELLS);
    row.fill(isLight ? 235 : 16, from, Math.round(((place + 1) * plane.width) / BARCODE_CELLS));
  }
  for (let y = top + 1; y < plane.height; y += 1) plane.data.set(row, y * plane.width);
}

/**
 * The time in a picture, in milliseconds; `null` when there is no bar code or it is damaged.
 * @param area `"strip"` when the pixels are only the bottom strip of the picture, which is cheaper to fetch.
 */
export function readBarcode(pixels: Pixels, area: "picture" | "strip" = "picture"): number | null {
  const { data, width, height } = pixels;
  const channels = Math.round(data.length / (width * height));
  const colours = Math.min(channels, 3);
  const stripHeight = area === "strip" ? height : height / 36;
  // The middle half of each cell: its borders are mixed with the neighbours by scaling and by the codec.
  const firstRow = Math.floor(height - stripHeight * 0.75);
  const endRow = Math.max(firstRow + 1, Math.ceil(height - stripHeight * 0.25));
  const levels: number[] = [];
  for (let cell = 0; cell < 64; cell += 1) {
    const firstColumn = Math.floor(((cell + 0.25) * width) / 64);
    const endColumn = Math.max(firstColumn + 1, Math.ceil(((cell + 0.75) * width) / 64));
    let sum = 0;
    for (let y = firstRow; y < endRow; y += 1) {
      for (let x = firstColumn; x < endColumn; x += 1) {
        for (let colour = 0; colour < colours; colour += 1) sum += data[(y * width + x) * channels + colour] ?? 0;
      }
    }
    levels.push(sum / ((endRow - firstRow) * (endColumn - firstColumn) * colours));
  }
  const level = (cell: number) => levels[cell] ?? 0;
  // The start and end patterns say what light and dark look like here, whatever range and contrast are left.
  const light = (level(0) + level(2) + level(3) + level(62)) / 4;
  const dark = (level(1) + level(4) + level(5) + level(63)) / 4;
  if (light - dark < 32) return null;
  const bit = (cell: number) => (level(cell) > (light + dark) / 2 ? 1 : 0);
  const number = (from: number, count: number) => {
    let value = 0;
    for (let cell = from; cell < from + count; cell += 1) value = value * 2 + bit(cell);
    return value;
  };
  if (number(0, 6) !== 0b101100 || number(62, 2) !== 0b10) return null;
  let crc = 0;
  for (let byte = 0; byte < 6; byte += 1) {
    crc ^= number(6 + byte * 8, 8);
    for (let step = 0; step < 8; step += 1) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : crc << 1;
  }
  return crc === number(54, 8) ? number(6, 48) : null;
}

/** CRC-8/SMBUS: polynomial 0x07, starts at 0, nothing reflected. */
function crc8(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let step = 0; step < 8; step += 1) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : crc << 1;
  }
  return crc;
}
