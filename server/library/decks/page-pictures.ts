import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { pageBoxesPx, type Size, shrinkInto } from "./page-box.ts";
import { pictureName } from "./worker-messages.ts";

/**
 * Sizes that a page should keep to: thirty slides in advance are a few megabytes then. Flat slides stay far below at the
 * best quality; photographs go down the steps, and the last is taken as it is, or its text would blur.
 */
const budgetBytes = { image: 90 * 1024, small: 25 * 1024 } as const;
const qualities = [86, 76, 66, 58] as const;

/** Writes both pictures of a page, drawn large, into the folder. */
export async function writePictures(folder: string, page: number, drawn: Canvas): Promise<void> {
  await writeFile(join(folder, pictureName(page, "image")), await asWebp(drawn, budgetBytes.image));
  const size = shrinkInto(pageBoxesPx.small, drawn.width, drawn.height);
  const small = size.widthPx === drawn.width ? drawn : smaller(drawn, size);
  await writeFile(join(folder, pictureName(page, "small")), await asWebp(small, budgetBytes.small));
}

/** A canvas as white as paper. */
export function paper({ widthPx, heightPx }: Size) {
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, widthPx, heightPx);
  return { canvas, context };
}

function smaller(drawn: Canvas, size: Size): Canvas {
  const { canvas, context } = paper(size);
  context.imageSmoothingQuality = "high";
  context.drawImage(drawn, 0, 0, size.widthPx, size.heightPx);
  return canvas;
}

async function asWebp(canvas: Canvas, budget: number): Promise<Buffer> {
  let encoded: Buffer = Buffer.alloc(0);
  for (const quality of qualities) {
    encoded = await canvas.encode("webp", quality);
    if (encoded.byteLength <= budget) break;
  }
  return encoded;
}
