import encodeQR from "qr";

/** Readers need a quiet zone of four modules around the code (ISO/IEC 18004). */
const QUIET = 4;

/** The dark modules of an address's code as one SVG path, and the side of the drawing in modules. */
export function qrPath(address: string): { readonly path: string; readonly side: number } {
  const rows = encodeQR(address, "raw", { ecc: "medium", border: QUIET });
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { path, side: rows.length };
}
