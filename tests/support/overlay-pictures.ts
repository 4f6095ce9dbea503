import { spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { until } from "./chromium.ts";

export const overlaySize = { width: 1920, height: 1080 } as const;

/** Red, green, blue and alpha of one pixel, each 0–255. */
export type Pixel = readonly [number, number, number, number];

/** One picture of an overlay's canvas. */
export class OverlayPicture {
  readonly rgba: Buffer;

  constructor(rgba: Buffer) {
    this.rgba = rgba;
  }

  at(x: number, y: number): Pixel {
    const place = (y * overlaySize.width + x) * 4;
    const [red = 0, green = 0, blue = 0, alpha = 0] = this.rgba.subarray(place, place + 4);
    return [red, green, blue, alpha];
  }
}

/** What the page looks like once everything has come in: a PNG with alpha, as an encoder would draw it. */
export async function captureOverlay(page: Page): Promise<Buffer> {
  await until(
    page,
    `document.fonts.status === "loaded" && document.getAnimations().every(({ playState }) => playState === "finished")`,
  );
  return page.screenshot({ omitBackground: true });
}

export async function pixelsOf(png: Buffer): Promise<OverlayPicture> {
  const words = ["-v", "error", "-f", "png_pipe", "-i", "pipe:0", "-f", "rawvideo", "-pix_fmt", "rgba", "pipe:1"];
  return new OverlayPicture(await ffmpeg(words, png));
}

/** ffmpeg's moving test picture at two moments, a second apart, with the overlay laid over it; `null`: bare. */
export async function overMovingPicture(png: Buffer | null): Promise<readonly [OverlayPicture, OverlayPicture]> {
  const { width, height } = overlaySize;
  const picture = ["-f", "lavfi", "-i", `testsrc2=size=${width}x${height}:rate=1:duration=2,format=rgb24`];
  const laid = png === null ? [] : ["-f", "png_pipe", "-i", "pipe:0", "-filter_complex", "[0][1]overlay=format=rgb"];
  const raw = await ffmpeg(["-v", "error", ...picture, ...laid, "-f", "rawvideo", "-pix_fmt", "rgba", "pipe:1"], png);
  const bytes = width * height * 4;
  return [new OverlayPicture(raw.subarray(0, bytes)), new OverlayPicture(raw.subarray(bytes, bytes * 2))];
}

async function ffmpeg(words: readonly string[], input: Buffer | null): Promise<Buffer> {
  const child = spawn("ffmpeg", words, { stdio: ["pipe", "pipe", "pipe"] });
  // It may have read enough and gone.
  child.stdin.on("error", () => {});
  child.stdin.end(input ?? undefined);
  const [out, complaint] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
  if (complaint.length > 0) throw new Error(`ffmpeg: ${complaint}`);
  return out;
}
