import { image, type Node, row } from "./node.ts";
import { palette } from "./palette.ts";
import type { Picture } from "./pictures.ts";

/** A portrait in its gold frame, four by five. */
export async function framed(
  picture: Picture,
  heightPx: number,
  edge: number,
): Promise<{ readonly node: Node; readonly widthPx: number }> {
  const widthPx = Math.round(heightPx * 0.8);
  const placed = await picture.covering({ widthPx: widthPx - edge * 2, heightPx: heightPx - edge * 2 });
  const node = row(
    { width: widthPx, height: heightPx, padding: edge, backgroundColor: palette["color-gold-fill"], flexShrink: 0 },
    image(placed.src, { width: placed.widthPx, height: placed.heightPx }),
  );
  return { node, widthPx };
}
