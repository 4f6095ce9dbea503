/** The fields of a chunk header that its format carries; what is absent is inherited. RTMP 1.0 5.3.1. */
export interface ChunkHeader {
  readonly format: 0 | 1 | 2 | 3;
  readonly chunkStreamId: number;
  /** Absolute in format 0, a delta in 1 and 2, absent in 3. `EXTENDED` means four bytes follow the header. */
  readonly timestampField: number;
  /** Formats 0 and 1. */
  readonly messageLength: number;
  readonly messageType: number;
  /** Format 0. */
  readonly messageStreamId: number;
  /** Of the header itself, without an extended timestamp. */
  readonly length: number;
}

/** The timestamp field that stands for "see the four bytes behind". */
export const EXTENDED = 0xffffff;

const MESSAGE_HEADER_LENGTH = { 0: 11, 1: 7, 2: 3, 3: 0 } as const;

/** `null` when the bytes from `at` on do not hold all of it yet. */
export function readChunkHeader(bytes: Buffer, at: number): ChunkHeader | null {
  const first = bytes[at];
  if (first === undefined) return null;
  const low = first & 0x3f;
  const basicLength = low === 0 ? 2 : low === 1 ? 3 : 1;
  // Two bits hold exactly these four numbers.
  const format = (first >> 6) as 0 | 1 | 2 | 3;
  const length = basicLength + MESSAGE_HEADER_LENGTH[format];
  if (bytes.length - at < length) return null;
  const fields = at + basicLength;
  return {
    format,
    chunkStreamId: chunkStreamId(bytes, at, low),
    timestampField: format < 3 ? bytes.readUIntBE(fields, 3) : 0,
    messageLength: format < 2 ? bytes.readUIntBE(fields + 3, 3) : 0,
    messageType: format < 2 ? bytes.readUInt8(fields + 6) : 0,
    messageStreamId: format === 0 ? bytes.readUInt32LE(fields + 7) : 0,
    length,
  };
}

/** One byte up to 63, two up to 319, three up to 65,599; the third byte is the high one. */
function chunkStreamId(bytes: Buffer, at: number, low: number): number {
  if (low === 0) return 64 + bytes.readUInt8(at + 1);
  if (low === 1) return 64 + bytes.readUInt16LE(at + 1);
  return low;
}
