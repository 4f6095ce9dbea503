import encodeQR from "qr";
import { column, type Node, path, vector } from "./node.ts";

/** ISO/IEC 18004: readers need four modules of nothing around a code. */
const QUIET = 4;

/** The address as a QR code, dark on white whatever lies around it, with its quiet zone. */
export function qrNode(
  address: string,
  modulePx: number,
): { readonly node: Node; readonly sidePx: number; readonly quietPx: number } {
  const rows = encodeQR(address, "raw", { ecc: "medium", border: QUIET });
  const side = rows.length;
  const dark = rows.flatMap((modules, y) => modules.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const sidePx = side * modulePx;
  const code = vector(
    `0 0 ${side} ${side}`,
    { width: sidePx, height: sidePx },
    path(`M0 0h${side}v${side}h-${side}z`, "#ffffff"),
    {
      ...path(dark.join(""), "#0b1a1f"),
    },
  );
  return { node: column({ width: sidePx, height: sidePx, flexShrink: 0 }, code), sidePx, quietPx: QUIET * modulePx };
}
