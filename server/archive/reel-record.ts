import { crc32 } from "node:zlib";
import { type Millis, millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { SourceKind } from "../packager/segment.ts";

/** First line of an index. A reel is of one stage, one epoch and one kind of source. */
export interface ReelHeader {
  readonly stage: string;
  readonly epoch: string;
  readonly source: SourceKind;
  /** Date of the first frame. */
  readonly startedAt: ProgramTime;
  /** Segments of the same meeting were lost before it. */
  readonly isMissingBefore: boolean;
  /** Slugs of the meetings that wanted it kept when it was begun: a database that was lost since must not cost recordings. */
  readonly wantedBy: readonly string[];
}

export interface InitRecord {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** Where one segment's bytes stand in the media file, and what they are. */
export interface SegmentRecord {
  readonly number: number;
  readonly init: number;
  readonly offset: number;
  readonly length: number;
  /** CRC-32 of the bytes. */
  readonly sum: number;
  readonly startsAt: ProgramTime;
  readonly duration: Millis;
  readonly isDiscontinuity: boolean;
  readonly discontinuity: number;
  /** Length in bytes of each fragment; together `length`. */
  readonly fragments: readonly number[];
}

/** What a reel comes to: the closing line, from which a start knows a closed reel without reading it. */
export interface ReelTotals {
  readonly segments: number;
  /** Of media: the length of the media file. */
  readonly bytes: number;
  readonly until: ProgramTime;
  readonly duration: Millis;
  readonly first: number;
  readonly last: number;
  readonly firstInit: number;
  readonly lastInit: number;
  /** Numbers are missing between the first and the last. */
  readonly hasGaps: boolean;
  /** Segments of the same meeting were lost after it. */
  readonly isMissingAfter: boolean;
}

export type ReelRecord =
  | ({ readonly type: "reel" } & ReelHeader)
  | ({ readonly type: "init" } & InitRecord)
  | ({ readonly type: "segment" } & SegmentRecord)
  | ({ readonly type: "end" } & ReelTotals)
  /** Whole, but of a kind or version that this server does not know. */
  | { readonly type: "unknown" };

/** Header of a format that this server does not read is `unknown`: the reel is left alone. */
const VERSION = 1;
const CRC_TAIL = /^,"crc":"([0-9a-f]{8})"\}$/;
const CRC_TAIL_LENGTH = ',"crc":"00000000"}'.length;
const MOST_LINE_BYTES = 1 << 20;
const MOST_FRAGMENTS = 4096;

/** One line with its end: JSON, the CRC-32 of all before it as its last field. */
export const lineOf = (record: Exclude<ReelRecord, { type: "unknown" }>): string => sealed(plain(record));

/** Any fields as a line; what `lineOf` does to a record's. */
export function sealed(fields: object): string {
  const body = JSON.stringify(fields).slice(0, -1);
  return `${body},"crc":"${hex(crc32(body))}"}\n`;
}

/** @param line without its end. @returns `null` when it is torn or not ours. */
export function parseLine(line: Buffer): ReelRecord | null {
  const bodyLength = line.byteLength - CRC_TAIL_LENGTH;
  if (bodyLength <= 0 || line.byteLength > MOST_LINE_BYTES) return null;
  const crc = CRC_TAIL.exec(line.toString("latin1", bodyLength))?.[1];
  if (crc === undefined || crc !== hex(crc32(line.subarray(0, bodyLength)))) return null;
  try {
    return recordOf(JSON.parse(line.toString("utf8")));
  } catch {
    return null;
  }
}

const hex = (value: number): string => value.toString(16).padStart(8, "0");

function plain(record: Exclude<ReelRecord, { type: "unknown" }>): object {
  switch (record.type) {
    case "reel":
      return { version: VERSION, ...record };
    case "init":
      return { ...record, bytes: Buffer.from(record.bytes).toString("base64") };
    case "segment":
    case "end":
      return record;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function recordOf(value: unknown): ReelRecord | null {
  if (typeof value !== "object" || value === null) return null;
  const fields: Fields = { ...value };
  switch (fields["type"]) {
    case "reel":
      return fields["version"] === VERSION ? headerOf(fields) : { type: "unknown" };
    case "init":
      return initOf(fields);
    case "segment":
      return segmentOf(fields);
    case "end":
      return totalsOf(fields);
    default:
      return { type: "unknown" };
  }
}

function headerOf({ stage, epoch, source, startedAt, isMissingBefore, wantedBy = [] }: Fields): ReelRecord | null {
  if (!isWord(stage) || !isWord(epoch) || !isDate(startedAt) || typeof isMissingBefore !== "boolean") return null;
  if (source !== "encoder" && source !== "loop") return null;
  if (!Array.isArray(wantedBy) || !wantedBy.every(isWord)) return null;
  return { type: "reel", stage, epoch, source, startedAt: programTime(startedAt), isMissingBefore, wantedBy };
}

function initOf({ id, bytes }: Fields): ReelRecord | null {
  if (!isCount(id) || typeof bytes !== "string") return null;
  return { type: "init", id, bytes: Buffer.from(bytes, "base64") };
}

function segmentOf(fields: Fields): ReelRecord | null {
  const { number, init, offset, length, sum, startsAt, duration, isDiscontinuity, discontinuity, fragments } = fields;
  if (!isCount(number) || !isCount(init) || !isCount(offset) || !isCount(length) || !isCount(sum)) return null;
  if (!isDate(startsAt) || !isLength(duration) || typeof isDiscontinuity !== "boolean" || !isCount(discontinuity))
    return null;
  if (!Array.isArray(fragments) || fragments.length > MOST_FRAGMENTS || !fragments.every(isCount)) return null;
  if (fragments.reduce((all, one) => all + one, 0) !== length) return null;
  const times = { startsAt: programTime(startsAt), duration: millis(duration) };
  return { type: "segment", number, init, offset, length, sum, ...times, isDiscontinuity, discontinuity, fragments };
}

function totalsOf(fields: Fields): ReelRecord | null {
  const { segments, bytes, until, duration, first, last, firstInit, lastInit, hasGaps, isMissingAfter } = fields;
  if (!isCount(segments) || !isCount(bytes) || !isCount(first) || !isCount(last)) return null;
  if (!isCount(firstInit) || !isCount(lastInit) || !isDate(until) || !isLength(duration)) return null;
  if (typeof hasGaps !== "boolean" || typeof isMissingAfter !== "boolean") return null;
  const times = { until: programTime(until), duration: millis(duration) };
  return { type: "end", segments, bytes, ...times, first, last, firstInit, lastInit, hasGaps, isMissingAfter };
}

const isWord = (value: unknown): value is string => typeof value === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
/** What `Date` can hold. */
const isDate = (value: unknown): value is number => typeof value === "number" && Math.abs(value) <= 8.64e15;
const isLength = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 8.64e15;
