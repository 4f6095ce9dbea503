/** What kind of picture the bytes are and how large it is, read from the bytes themselves. Pure, bounded, never decodes. */
export interface ImageFacts {
  readonly kind: "png" | "jpg" | "webp";
  readonly widthPx: number;
  readonly heightPx: number;
}

/** `null`: not one of the three kinds, cut off, or of no size. */
export function imageFacts(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const facts = pngFacts(view) ?? jpegFacts(view) ?? webpFacts(view);
  return facts !== null && facts.widthPx > 0 && facts.heightPx > 0 ? facts : null;
}

/** PNG (ISO 15948) 11.2.2: IHDR is the first chunk. */
function pngFacts(view: DataView): ImageFacts | null {
  if (view.byteLength < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  if (view.getUint32(8) !== 13 || view.getUint32(12) !== 0x49484452) return null;
  return { kind: "png", widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
}

/** JPEG (ITU-T T.81) B.1.1.4: segments follow SOI; a frame header SOF carries the size. */
function jpegFacts(view: DataView): ImageFacts | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 4 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Fill bytes (0xff) may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // The scan or the end before any frame header: no size.
    if (marker === 0xda || marker === 0xd9 || isStandalone(marker)) return null;
    const length = view.getUint16(at + 2);
    if (isFrameHeader(marker)) {
      if (at + 9 > view.byteLength) return null;
      return { kind: "jpg", widthPx: view.getUint16(at + 7), heightPx: view.getUint16(at + 5) };
    }
    at += 2 + length;
  }
  return null;
}

/** SOF0–SOF15 but DHT (c4), JPG (c8) and DAC (cc), which share the range. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const isStandalone = (marker: number): boolean => marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** WebP (RFC 9649) 2.4–2.7: a RIFF file whose first chunk is VP8, VP8L or VP8X. */
function webpFacts(view: DataView): ImageFacts | null {
  if (view.byteLength < 30 || view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null;
  switch (view.getUint32(12)) {
    case 0x56503820: {
      // "VP8 ": three bytes of frame tag, then the start code 9d 01 2a.
      if (view.getUint8(23) !== 0x9d || view.getUint16(24) !== 0x012a) return null;
      const widthPx = view.getUint16(26, true) & 0x3fff;
      return { kind: "webp", widthPx, heightPx: view.getUint16(28, true) & 0x3fff };
    }
    case 0x5650384c: {
      // "VP8L": signature 2f, then 14 bits of width − 1 and 14 of height − 1.
      if (view.getUint8(20) !== 0x2f) return null;
      const bits = view.getUint32(21, true);
      return { kind: "webp", widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858:
      return { kind: "webp", widthPx: uint24(view, 24) + 1, heightPx: uint24(view, 27) + 1 };
    default:
      return null;
  }
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
