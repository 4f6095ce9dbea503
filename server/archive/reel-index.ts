import type { ProgramTime } from "../../shared/time.ts";
import { millis, programTime } from "../../shared/time.ts";
import { type InitRecord, parseLine, type ReelHeader, type ReelTotals, type SegmentRecord } from "./reel-record.ts";

export interface IndexedSegment extends SegmentRecord {
  /** Where the index line of the segment ends: what is kept of the index when it is the last one. */
  readonly lineEnd: number;
}

/** What the whole lines of an index say. */
export interface ReelIndex {
  /** `null` when the first line is torn or foreign; `unknown` when it is of another version. */
  readonly header: ReelHeader | "unknown" | null;
  readonly initById: ReadonlyMap<number, InitRecord>;
  /** In order of the media file; only those whose init segment is known. */
  readonly segments: readonly IndexedSegment[];
  /** The closing line, when it is the last one. */
  readonly totals: ReelTotals | null;
  /** Lines that are torn, rotten or contradict what stands before them. They are passed over (AR5). */
  readonly badLines: number;
}

const NEWLINE = 10;

/** Reads an index, or the beginning of one. What follows the last line's end is not looked at. */
export function readIndex(text: Buffer): ReelIndex {
  const [first, ...lines] = wholeLines(text);
  const firstRecord = first === undefined ? null : parseLine(first.line);
  const header = firstRecord?.type === "reel" ? firstRecord : firstRecord?.type === "unknown" ? "unknown" : null;
  const initById = new Map<number, InitRecord>();
  const segments: IndexedSegment[] = [];
  let totals: ReelTotals | null = null;
  let badLines = header === null && first !== undefined ? 1 : 0;
  for (const { line, end } of lines) {
    const record = parseLine(line);
    totals = null;
    if (record === null) badLines += 1;
    else if (record.type === "init") initById.set(record.id, record);
    else if (record.type === "end") totals = record;
    else if (record.type === "segment") {
      if (initById.has(record.init) && follows(record, segments.at(-1))) segments.push({ ...record, lineEnd: end });
      else badLines += 1;
    }
  }
  return { header, initById, segments, totals, badLines };
}

/** The closing line at the end of `tail`, the last bytes of an index. */
export function closingLine(tail: Buffer): ReelTotals | null {
  if (tail.at(-1) !== NEWLINE) return null;
  const record = parseLine(tail.subarray(tail.lastIndexOf(NEWLINE, tail.byteLength - 2) + 1, -1));
  return record?.type === "end" ? record : null;
}

/** Totals of a reel with one more segment; `null`: it is the first. */
export const withSegment = (totals: ReelTotals | null, segment: SegmentRecord): ReelTotals => ({
  segments: (totals?.segments ?? 0) + 1,
  bytes: segment.offset + segment.length,
  until: endOf(segment),
  duration: millis((totals?.duration ?? 0) + segment.duration),
  first: totals?.first ?? segment.number,
  last: segment.number,
  firstInit: Math.min(totals?.firstInit ?? segment.init, segment.init),
  lastInit: Math.max(totals?.lastInit ?? segment.init, segment.init),
  hasGaps: totals !== null && (totals.hasGaps || segment.number !== totals.last + 1),
  isMissingAfter: false,
});

export const endOf = (segment: Pick<SegmentRecord, "startsAt" | "duration">): ProgramTime =>
  programTime(segment.startsAt + segment.duration);

const follows = (segment: SegmentRecord, before: SegmentRecord | undefined): boolean =>
  before === undefined || (segment.number > before.number && segment.offset >= before.offset + before.length);

function* wholeLines(text: Buffer): Generator<{ readonly line: Buffer; readonly end: number }> {
  for (let from = 0, at = text.indexOf(NEWLINE); at >= 0; from = at + 1, at = text.indexOf(NEWLINE, from)) {
    yield { line: text.subarray(from, at), end: at + 1 };
  }
}
