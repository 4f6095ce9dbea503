/** Of a hundred; below the last one a text on a share image frays. */
const QUALITIES = [92, 84, 75];

/**
 * A share image as JPEG, of the same size, with no more than so many bytes. A photograph as PNG may have more than a network takes. It was
 * drawn by us, so nothing of a stranger is decoded here. `null`: it cannot be made so light.
 * @throws when it is no picture
 */
export async function lighterPicture(png: Uint8Array, mostBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  // Rarely needed, and large.
  const { createCanvas, loadImage } = await import("@napi-rs/canvas");
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext("2d").drawImage(image, 0, 0);
  for (const quality of QUALITIES) {
    const jpeg = await canvas.encode("jpeg", quality);
    if (jpeg.length <= mostBytes) return new Uint8Array(jpeg);
  }
  return null;
}
