import encodeQR from "qr";

/**
 * An address as a QR code in SVG: black on white whatever stands around it, with the quiet zone of four modules that readers
 * need (ISO/IEC 18004).
 */
export function qrCode(address: string): string {
  const svg = encodeQR(address, "svg", { ecc: "medium", border: 4 });
  return svg.replace(/^(<svg [^>]*>)/, '$1<rect width="100%" height="100%" fill="#fff"/>');
}
