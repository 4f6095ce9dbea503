import { FilmFault, type FilmSegment } from "./film.ts";
import { type FragmentRun, moofSizeOf, readMoof } from "./moof.ts";

/** A fragment of a segment without its media. */
export interface FragmentHead {
  /** Where it begins in the segment. */
  readonly at: number;
  readonly runs: readonly FragmentRun[];
  /** Where the payload of its `mdat` lies in the segment. */
  readonly payloadAt: number;
  readonly payloadBytes: number;
}

export type SegmentHeads = readonly FragmentHead[];

/** Holds the `moof` of any usual fragment: 60 pictures and their sound. */
const LIKELY_MOOF = 2048;
const MDAT_HEAD = 8;
/** Below this one read of everything is cheaper than one for each fragment. */
const SMALL_SEGMENT = 64 * 1024;

/** Reads the `moof`s of a segment, one at a time: who watches now comes first. */
export async function readHeads(segment: FilmSegment): Promise<SegmentHeads> {
  const bytes = segment.fragmentBytes.reduce((sum, one) => sum + one, 0);
  const whole = bytes <= SMALL_SEGMENT ? await segment.readRange(0, bytes) : null;
  const heads: FragmentHead[] = [];
  let at = 0;
  for (const length of segment.fragmentBytes) {
    const start = at;
    const read = async (count: number) =>
      asBuffer(whole?.subarray(start, start + count) ?? (await segment.readRange(start, count)));
    heads.push(await readHead(at, length, read));
    at += length;
  }
  return heads;
}

async function readHead(at: number, length: number, read: (count: number) => Promise<Buffer>): Promise<FragmentHead> {
  const likely = await read(Math.min(length, LIKELY_MOOF));
  const moofSize = moofSizeOf(likely);
  if (moofSize + MDAT_HEAD > length) throw new FilmFault("a fragment is shorter than its moof");
  const moof = moofSize <= likely.length ? likely : await read(moofSize);
  const payload = moofSize + MDAT_HEAD;
  return { at, runs: readMoof(moof), payloadAt: at + payload, payloadBytes: length - payload };
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
