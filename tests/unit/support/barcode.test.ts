import { describe, expect, test } from "vitest";
import { barcodeCells, drawBarcode, type Pixels, readBarcode } from "../../support/barcode.ts";

const UTC_MS = 1_769_758_920_417;

describe("bar code", () => {
  test("[PO1] a strip is 64 cells: start, 48 bits of milliseconds, CRC-8, end", () => {
    const text = barcodeCells(5).map((isLight) => (isLight ? "1" : "0"));
    expect(text.join("")).toBe(`101100${"0".repeat(45)}101${"00011011"}10`);
  });

  test("[PO1] a time that 48 bits cannot hold is refused", () => {
    expect(() => barcodeCells(2 ** 48)).toThrow(RangeError);
    expect(() => barcodeCells(0.5)).toThrow(RangeError);
  });

  test.each([0, 39_960, 2 ** 17, UTC_MS, 2 ** 48 - 1])("[PO2] %d ms drawn is %d ms read", (timeMs) => {
    expect(readBarcode(pictureOf(timeMs, 640, 360))).toBe(timeMs);
  });

  test.each([
    [1280, 720],
    [854, 480],
    [640, 360],
    [426, 240],
  ])("[PO2] it is drawn and read at %d × %d", (width, height) => {
    expect(readBarcode(pictureOf(UTC_MS, width, height))).toBe(UTC_MS);
  });

  test.each([
    [1280, 720, 640, 360],
    [640, 360, 1280, 720],
    [1280, 720, 854, 480],
    [640, 360, 533, 300],
  ])("[PO2] it survives scaling from %d × %d to %d × %d", (width, height, toWidth, toHeight) => {
    expect(readBarcode(scaled(pictureOf(UTC_MS, width, height), toWidth, toHeight))).toBe(UTC_MS);
  });

  test("[PO2] it survives blur, noise and lost contrast together", () => {
    const picture = noisy(blurred(pictureOf(UTC_MS, 640, 360), 2), 30, 7);
    const faded = { ...picture, data: Array.from(picture.data, (value) => 90 + value * 0.4) };
    expect(readBarcode(faded)).toBe(UTC_MS);
  });

  test("[PO2] RGB, RGBA and the strip alone read as the grey picture does", () => {
    const grey = pictureOf(UTC_MS, 640, 360);
    const rgba = { ...grey, data: Array.from(grey.data).flatMap((value) => [value, value, value, 255]) };
    const rgb = { ...grey, data: Array.from(grey.data).flatMap((value) => [value, value, value]) };
    const strip = { width: 640, height: 10, data: Array.from(grey.data).slice(350 * 640) };
    expect([readBarcode(rgba), readBarcode(rgb), readBarcode(strip, "strip")]).toEqual([UTC_MS, UTC_MS, UTC_MS]);
  });

  test("[PO3] a picture without a strip, or with a wrong cell, is not read", () => {
    const grey = { width: 640, height: 360, data: new Uint8Array(640 * 360).fill(120) };
    const damaged = pictureOf(UTC_MS, 640, 360);
    for (let y = 350; y < 360; y += 1)
      damaged.data.fill(255 - (damaged.data[y * 640 + 305] ?? 0), y * 640 + 300, y * 640 + 310);
    expect([readBarcode(grey), readBarcode(damaged), readBarcode(noisy(grey, 120, 3))]).toEqual([null, null, null]);
  });

  test("[PO4] the reader's source text is complete, so that a page can run it", () => {
    const alone = new Function(`return (${readBarcode.toString()})`)() as typeof readBarcode; // its own source
    expect(alone(pictureOf(UTC_MS, 640, 360))).toBe(UTC_MS);
  });
});

function pictureOf(timeMs: number, width: number, height: number) {
  const data = new Uint8Array(width * height).fill(110);
  drawBarcode({ data, width, height }, timeMs);
  return { data, width, height };
}

function scaled(picture: Pixels, width: number, height: number): Pixels {
  const at = (x: number, y: number) =>
    picture.data[Math.min(picture.height - 1, y) * picture.width + Math.min(picture.width - 1, x)] ?? 0;
  const data = Array.from({ length: width * height }, (_, place) => {
    const x = Math.max(0, (((place % width) + 0.5) * picture.width) / width - 0.5);
    const y = Math.max(0, ((Math.floor(place / width) + 0.5) * picture.height) / height - 0.5);
    const [left, top, dx, dy] = [Math.floor(x), Math.floor(y), x % 1, y % 1];
    const upper = at(left, top) * (1 - dx) + at(left + 1, top) * dx;
    return upper * (1 - dy) + (at(left, top + 1) * (1 - dx) + at(left + 1, top + 1) * dx) * dy;
  });
  return { data, width, height };
}

function blurred(picture: Pixels, radius: number): Pixels {
  const { width } = picture;
  const data = Array.from(picture.data, (_, place) => {
    let sum = 0;
    for (let by = -radius; by <= radius; by += 1) {
      const column = Math.min(width - 1, Math.max(0, (place % width) + by));
      sum += picture.data[place - (place % width) + column] ?? 0;
    }
    return sum / (2 * radius + 1);
  });
  return { ...picture, data };
}

function noisy(picture: Pixels, amplitude: number, seed: number): Pixels {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31 - 0.5;
  };
  return { ...picture, data: Array.from(picture.data, (value) => value + 2 * amplitude * random()) };
}
