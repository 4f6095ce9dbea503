import { malformed } from "./peer-error.ts";

/** Sizes of the length field that ISO 14496-15 allows before a NAL unit. */
export type NalLengthSize = 1 | 2 | 4;

/** @param minusOne the two low bits of the field in an AVC or HEVC configuration record. */
export function nalLengthSize(minusOne: number): NalLengthSize {
  switch (minusOne & 3) {
    case 0:
      return 1;
    case 1:
      return 2;
    case 3:
      return 4;
  }
  throw malformed("NAL length size 3 is reserved");
}

/**
 * First byte of each NAL unit of a length-prefixed access unit: enough to tell its type.
 * @throws {PeerError} when the lengths do not end exactly with the access unit, as when an encoder sends start codes instead.
 */
export function nalHeaders(accessUnit: Uint8Array, lengthSize: NalLengthSize): readonly number[] {
  const headers: number[] = [];
  let position = 0;
  while (position < accessUnit.length) {
    const length = lengthAt(accessUnit, position, lengthSize);
    const header = accessUnit[position + lengthSize];
    position += lengthSize + length;
    if (position > accessUnit.length) throw malformed("a NAL unit is longer than its access unit");
    if (length > 0 && header !== undefined) headers.push(header);
  }
  return headers;
}

/** Takes the emulation prevention bytes out of a NAL unit (H.264 7.4.1, H.265 7.4.2): 00 00 03 becomes 00 00. */
export function withoutEmulation(nalUnit: Uint8Array): Uint8Array {
  const plain = new Uint8Array(nalUnit.length);
  let length = 0;
  let zeros = 0;
  for (const byte of nalUnit) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    plain[length] = byte;
    length += 1;
  }
  return plain.subarray(0, length);
}

function lengthAt(bytes: Uint8Array, position: number, size: NalLengthSize): number {
  if (position + size > bytes.length) throw malformed("a NAL unit is cut inside its length");
  let length = 0;
  for (let at = position; at < position + size; at += 1) length = length * 256 + (bytes[at] ?? 0);
  return length;
}
