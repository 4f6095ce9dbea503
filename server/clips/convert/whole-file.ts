import { type FileHandle, open } from "node:fs/promises";

const HEAD = 16;
/** Boxes of the first level; a film of ten minutes in fragments of a tenth of a second has 12,000. */
const MOST_BOXES = 50_000;
const SEGMENT = 0x18538067;
const EBML = 0x1a45dfa3;

/** By its first bytes; what it is called and what its sender says of it counts for nothing. */
export type FileShape = "iso" | "matroska" | "other";

export interface Wholeness {
  readonly shape: FileShape;
  /** Something of it is missing that cannot be done without. What ends in the middle of a recording's last fragment is whole enough. */
  readonly isCut: boolean;
}

/** Looks at the outermost boxes only: whether the file has all that it says it has. */
export async function wholenessOf(path: string): Promise<Wholeness> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const head = await bytesAt(handle, 0, HEAD);
    if (head.byteLength >= 8 && isIso(head)) return { shape: "iso", isCut: await isIsoCut(handle, size) };
    if (head.byteLength >= 8 && head.readUInt32BE(0) === EBML) {
      return { shape: "matroska", isCut: await isMatroskaCut(handle, size) };
    }
    return { shape: "other", isCut: false };
  } finally {
    await handle.close();
  }
}

/** QuickTime's oldest files begin without `ftyp`. */
const isIso = (head: Buffer): boolean =>
  ["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot"].includes(head.toString("latin1", 4, 8));

async function isIsoCut(handle: FileHandle, size: number): Promise<boolean> {
  let hasIndex = false;
  let fragments = 0;
  let at = 0;
  for (let count = 0; at < size && count < MOST_BOXES; count += 1) {
    const head = await bytesAt(handle, at, HEAD);
    if (head.byteLength < 8) break;
    const type = head.toString("latin1", 4, 8);
    const length = boxLength(head, size - at);
    const isThere = at + length <= size;
    if (type === "moov" && isThere) hasIndex = true;
    if (type === "moof" && isThere) fragments += 1;
    if (!isThere) return !(hasIndex && (fragments > 1 || type === "moof"));
    at += length;
  }
  return !hasIndex;
}

/** ISO 14496-12 4.2: 1 says that 64 bits follow, 0 that the box reaches to the end. */
function boxLength(head: Buffer, left: number): number {
  const short = head.readUInt32BE(0);
  if (short === 0) return left;
  if (short !== 1) return Math.max(8, short);
  return head.byteLength < HEAD ? Number.POSITIVE_INFINITY : Math.max(HEAD, Number(head.readBigUInt64BE(8)));
}

/** A recorder writes a segment of unknown length: such a file may end anywhere. */
async function isMatroskaCut(handle: FileHandle, size: number): Promise<boolean> {
  const head = await bytesAt(handle, 0, 4096);
  const header = vintAt(head, 4);
  if (header === null) return true;
  const at = 4 + header.width + header.value;
  if (at + 12 > head.byteLength || head.readUInt32BE(at) !== SEGMENT) return true;
  const segment = vintAt(head, at + 4);
  if (segment === null) return true;
  return !segment.isUnknown && at + 4 + segment.width + segment.value > size;
}

/** RFC 8794, 4: the first set bit tells how many bytes it has; all ones: unknown. */
function vintAt(bytes: Buffer, at: number) {
  const first = bytes[at] ?? 0;
  const width = Math.clz32(first) - 23;
  if (first === 0 || at + width > bytes.byteLength) return null;
  let value = first & (0xff >> width);
  let isUnknown = value === 0xff >> width;
  for (let index = 1; index < width; index += 1) {
    const byte = bytes[at + index] ?? 0;
    isUnknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { width, value, isUnknown };
}

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}
