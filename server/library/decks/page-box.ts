/** Sides of a page's two pictures: the viewer's page, and phones and slow links. */
export const pageBoxesPx = { image: 1280, small: 640 } as const;

export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The largest size of the same shape within a square. A thread of a page keeps one pixel. */
export function fitInto(boxPx: number, width: number, height: number): Size {
  const scale = Math.min(boxPx / width, boxPx / height);
  const side = (length: number) => Math.min(boxPx, Math.max(1, Math.round(length * scale)));
  return { widthPx: side(width), heightPx: side(height) };
}

/** The same, but never larger than it is: pixels have nothing to enlarge. */
export const shrinkInto = (boxPx: number, width: number, height: number): Size =>
  width <= boxPx && height <= boxPx ? { widthPx: width, heightPx: height } : fitInto(boxPx, width, height);
