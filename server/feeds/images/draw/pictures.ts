import { createHash } from "node:crypto";
import { type Canvas, createCanvas, type Image, loadImage } from "@napi-rs/canvas";

interface Box {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A picture made for its place; `src` is a data URI. */
export interface Placed extends Box {
  readonly src: string;
}

/**
 * Decodes PNG, JPEG and WebP, turned as they say, and draws them at the size that they will have: resvg knows no WebP, and would
 * shrink forty megapixels by itself for each image.
 */
export class Picture {
  readonly #decoded: Image | Canvas;

  private constructor(decoded: Image | Canvas) {
    this.#decoded = decoded;
  }

  /** `null`: it cannot be decoded. */
  static async open(bytes: Uint8Array): Promise<Picture | null> {
    // The decoder takes whatever it does not know for SVG, which may name other files.
    if (!isRaster(bytes)) return null;
    try {
      const decoded = await loadImage(bytes);
      return decoded.width > 0 && decoded.height > 0 ? new Picture(shrunk(decoded)) : null;
    } catch {
      return null;
    }
  }

  /** Width by height. */
  get ratio(): number {
    return this.#decoded.width / this.#decoded.height;
  }

  /** Whole, as large as the box allows; not more than twice its own pixels. */
  async within(box: Box): Promise<Placed> {
    const { width, height } = this.#decoded;
    const scale = Math.min(box.widthPx / width, box.heightPx / height, 2);
    const size = { widthPx: Math.max(1, Math.round(width * scale)), heightPx: Math.max(1, Math.round(height * scale)) };
    return await this.#drawn(size, { x: 0, y: 0, width, height }, "png");
  }

  /** The box full; of what is taken off, more is taken below: faces are above the middle. */
  async covering(box: Box): Promise<Placed> {
    const { width, height } = this.#decoded;
    const scale = Math.max(box.widthPx / width, box.heightPx / height);
    const [cutWidth, cutHeight] = [box.widthPx / scale, box.heightPx / scale];
    const cut = { x: (width - cutWidth) * 0.5, y: (height - cutHeight) * 0.3, width: cutWidth, height: cutHeight };
    return await this.#drawn({ widthPx: Math.round(box.widthPx), heightPx: Math.round(box.heightPx) }, cut, "jpeg");
  }

  async #drawn(
    size: Box,
    cut: { x: number; y: number; width: number; height: number },
    as: "png" | "jpeg",
  ): Promise<Placed> {
    const canvas = createCanvas(size.widthPx, size.heightPx);
    const context = canvas.getContext("2d");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, size.widthPx, size.heightPx);
    context.imageSmoothingQuality = "high";
    context.drawImage(this.#decoded, cut.x, cut.y, cut.width, cut.height, 0, 0, size.widthPx, size.heightPx);
    const bytes = as === "png" ? await canvas.encode("png") : await canvas.encode("jpeg", 90);
    return { ...size, src: `data:image/${as};base64,${bytes.toString("base64")}` };
  }
}

/** No shape shows more of a picture; what is larger is not held, and is not shrunk once for each shape. */
const MOST_SIDE = 1600;

function shrunk(decoded: Image): Image | Canvas {
  const scale = MOST_SIDE / Math.min(decoded.width, decoded.height);
  if (scale >= 1) return decoded;
  const canvas = createCanvas(Math.round(decoded.width * scale), Math.round(decoded.height * scale));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(decoded, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The last two that were opened: a highlight's portrait and picture, for its three shapes follow each other. */
const MOST_OPEN = 2;
const openByHash = new Map<string, Promise<Picture | null>>();

/** `null`: it cannot be decoded. */
export function openedPicture(bytes: Uint8Array): Promise<Picture | null> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const opened = openByHash.get(hash) ?? Picture.open(bytes);
  openByHash.delete(hash);
  openByHash.set(hash, opened);
  for (const oldest of openByHash.keys()) if (openByHash.size > MOST_OPEN) openByHash.delete(oldest);
  return opened;
}

const signatures: readonly (readonly [number, string])[] = [
  [0, "\x89PNG"],
  [0, "\xff\xd8\xff"],
  [8, "WEBP"],
];
const isRaster = (bytes: Uint8Array): boolean =>
  signatures.some(([at, sign]) => Buffer.from(bytes.subarray(at, at + sign.length)).toString("latin1") === sign);
