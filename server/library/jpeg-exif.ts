const SOI = 0xd8;
const SOS = 0xda;
const APP1 = 0xe1;
const ORIENTATION = 0x0112;

/**
 * A JPEG without its APP1 segments: EXIF and XMP say where and with which phone a picture was taken, and nobody who
 * uploads a slide means to publish that. Only how the picture is turned is kept, or portraits would lie on their side.
 * What follows the first scan is untouched. Bytes that are not a JPEG come back as they are.
 */
export function withoutExif(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly isSideways: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 4 || view.getUint16(0) !== 0xff00 + SOI) return { bytes, isSideways: false };
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let turned: number | null = null;
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === SOS) break;
    const end = marker === 0xff ? at + 1 : at + 2 + view.getUint16(at + 2);
    if (end > view.byteLength) break;
    if (marker === APP1) turned ??= orientationOf(view, at + 4, end);
    else kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (turned !== null && turned > 1) kept.splice(1, 0, orientationSegment(turned));
  // 5 to 8 lie on their side: shown, width and height change places.
  return { bytes: Buffer.concat([...kept, bytes.subarray(at)]), isSideways: turned !== null && turned >= 5 };
}

/** EXIF 2.32, 4.6: a TIFF header, then the first directory's entries of twelve bytes. `null`: says nothing of it. */
function orientationOf(view: DataView, start: number, end: number): number | null {
  // "Exif\0\0", then the TIFF header of eight bytes and the count of entries.
  if (end - start < 16 || view.getUint32(start) !== 0x45786966) return null;
  const tiff = start + 6;
  const isLittle = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, isLittle);
  if (directory + 2 > end) return null;
  const count = view.getUint16(directory, isLittle);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > end) return null;
    if (view.getUint16(entry, isLittle) !== ORIENTATION) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** An APP1 segment that holds the orientation and nothing else. */
function orientationSegment(turned: number): Uint8Array {
  return Uint8Array.of(
    ...[0xff, APP1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00],
    ...[0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01],
    ...[0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, turned, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  );
}
